import type {
  FamilyCapabilities,
  FamilyRecord,
  MethodFamily,
  PaymentMethodFamily,
} from '../../payments/index.js';
import type { ReadBalance } from '../../stored-value/index.js';

/** Why a way to pay is not for this cart. */
export const ineligibleReasons = {
  NOT_OFFERED: 'No payment provider of this shop offers it.',
  NOTHING_TO_PAY: 'The cart is empty, or costs nothing.',
  NEEDS_BROWSER: 'It needs a page of its own, which this channel does not have.',
  OTHER_CHANNEL: 'It is not used in this channel.',
  CAPTURES_ONCE: 'It can be charged only once, but these goods leave at different times.',
  NOBODY_SIGNED_IN: 'It belongs to an account, and the buyer has not signed in.',
  NO_BALANCE: 'There is nothing to the credit of the buyer.',
  NO_PLAN: 'No plan in instalments is offered for a total like this one.',
  BALANCE_TOO_SMALL:
    'There is less to the credit of the buyer than this cart costs: it can pay a part of it.',
  NEEDS_STAFF: 'It is handed over at a counter: collect the goods in a store, and pay there.',
  NO_TRADE_ACCOUNT: 'It is for businesses to whom the shop has granted an account.',
  OVER_LIMIT: 'It is more than what is left of the account of the buyer.',
  OTHER_CURRENCY:
    'It is not possible in the currency of this cart, or the buyer has it in another one.',
} as const;
export type IneligibleReason = keyof typeof ineligibleReasons;

/** What somebody can pay with of their own, by family. */
export type OwnValue = Readonly<Record<OwnFamily, readonly ReadBalance[]>>;
type OwnFamily = Extract<MethodFamily, 'STORE_CREDIT' | 'LOYALTY_POINTS'>;

/** What the choice depends on. */
export interface Purchase {
  readonly channel: string;
  readonly totalMinor: number;
  readonly currency: string;
  /** What the buyer has of each family that belongs to an account; null where nobody is signed in. */
  readonly own: OwnValue | null;
  /** How many plans in instalments are offered for it. */
  readonly plans: number;
  /** In how many parts the goods will leave: each is charged when it does. */
  readonly parts: number;
}

export interface EligibleMethod {
  readonly family: PaymentMethodFamily;
  readonly reason: IneligibleReason | null;
  /** True where the buyer has kept one of them, or has paid so lately. */
  readonly preferred: boolean;
}

const channelsWithoutBrowser: ReadonlySet<string> = new Set(['CALL_CENTRE', 'IVR', 'VOICE']);

/** What the order among ways to pay that fit depends on. */
export interface Ranking {
  /** Those that the buyer has kept, the best first. */
  readonly kept: readonly string[];
  readonly records: readonly FamilyRecord[];
}

/**
 * All ways to pay that the shop has words for: those that fit first, the others with the reason why not. Among those
 * that fit: what the buyer has kept, then what they have paid with, the last first; then what succeeds more often, in
 * steps of ten per cent; then the usual order. `objections` are what providers themselves have against the purchase.
 */
export function eligibleMethods(
  purchase: Purchase,
  families: readonly PaymentMethodFamily[],
  isOffered: (family: PaymentMethodFamily) => boolean,
  objections: ReadonlyMap<MethodFamily, IneligibleReason> = new Map(),
  ranking: Ranking = { kept: [], records: [] },
): EligibleMethod[] {
  const liked = preferencesOf(ranking);
  const likes = ({ family }: PaymentMethodFamily) => liked.indexOf(family) + 1 || liked.length + 1;
  const steps = new Map(ranking.records.map((record) => [record.family, successStep(record)]));
  const failures = ({ family }: PaymentMethodFamily) => 10 - (steps.get(family) ?? usualStep);
  return families
    .map((family) => ({
      family,
      reason: isOffered(family)
        ? (reasonAgainst(purchase, family) ?? objections.get(family.family) ?? null)
        : ('NOT_OFFERED' as const),
      preferred: liked.includes(family.family),
    }))
    .sort(
      (a, b) =>
        Number(a.reason !== null) - Number(b.reason !== null) ||
        likes(a.family) - likes(b.family) ||
        failures(a.family) - failures(b.family) ||
        a.family.rank - b.family.rank,
    );
}

/** What this buyer likes to pay with, the best first. */
function preferencesOf({ kept, records }: Ranking): readonly string[] {
  const used = records
    .flatMap(({ family, last_paid_at: at }) => (at ? [{ family, at }] : []))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return [...new Set([...kept, ...used.map(({ family }) => family)])];
}

/** Nine of ten are taken to succeed until fifty attempts say more: a few declines prove nothing. */
const assumed = { tried: 50, succeeded: 45 } as const;
const usualStep = 9;

/** How many of ten attempts succeed. */
function successStep({ tried, succeeded }: FamilyRecord): number {
  return Math.round((10 * (succeeded + assumed.succeeded)) / (tried + assumed.tried));
}

function reasonAgainst(
  purchase: Purchase,
  { family, capabilities, channels }: PaymentMethodFamily,
): IneligibleReason | null {
  if (purchase.totalMinor === 0) return 'NOTHING_TO_PAY';
  if (family === 'STORE_CREDIT' || family === 'LOYALTY_POINTS')
    return reasonAgainstOwn(purchase, family);
  if (family === 'INSTALMENTS' && purchase.plans === 0) return 'NO_PLAN';
  return reasonAgainstUse(purchase, capabilities) ?? reasonAgainstChannel(purchase, channels);
}

function reasonAgainstChannel(
  { channel }: Purchase,
  channels: PaymentMethodFamily['channels'],
): IneligibleReason | null {
  return channels?.some((each) => each === channel) === false ? 'OTHER_CHANNEL' : null;
}

function reasonAgainstOwn(
  { own, currency, totalMinor }: Purchase,
  family: OwnFamily,
): IneligibleReason | null {
  if (!own) return 'NOBODY_SIGNED_IN';
  const usable = own[family].filter((balance) => balance.availableMinor > 0);
  if (usable.length === 0) return 'NO_BALANCE';
  const inCurrency = usable.find((balance) => balance.currency === currency);
  if (!inCurrency) return 'OTHER_CURRENCY';
  return inCurrency.availableMinor < totalMinor ? 'BALANCE_TOO_SMALL' : null;
}

function reasonAgainstUse(
  purchase: Purchase,
  capabilities: FamilyCapabilities,
): IneligibleReason | null {
  if (!capabilities.withoutBrowser && channelsWithoutBrowser.has(purchase.channel))
    return 'NEEDS_BROWSER';
  // What is taken at once needs no capture when the goods leave: what does not leave is given back.
  const isCapturedOnce = capabilities.authorizeThenCapture && !capabilities.partialCapture;
  return isCapturedOnce && purchase.parts > 1 ? 'CAPTURES_ONCE' : null;
}
