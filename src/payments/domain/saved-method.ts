import { dayMs, later } from '../../kernel/clock.js';
import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';
import { isCurrency } from '../../kernel/money.js';

/** The life of a saved payment method, from the wish to keep it until its provider has let go of it. */
export const savedMethodLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { keep: 'ACTIVE', fail: 'FAILED', merge: 'REVOKING' },
  ACTIVE: { revoke: 'REVOKING' },
  REVOKING: { forget: 'REVOKED' },
  REVOKED: {},
  FAILED: {},
});
export type SavedMethodState = StateOf<typeof savedMethodLifecycle>;

export const wallets = ['APPLE_PAY', 'GOOGLE_PAY'] as const;
/** The wallet that a card was taken from. */
export type Wallet = (typeof wallets)[number];

/** What the customer has agreed to: payments they make themselves, or also those that the shop begins, or only those of one order. */
export const consentScopes = ['ON_SESSION', 'OFF_SESSION', 'ORDER'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** What a provider keeps a method for. */
export type MethodUsage = Exclude<ConsentScope, 'ORDER'>;

/** A customer's agreement that a method is kept. For their absence it names a limit and an end. */
export interface Consent {
  readonly scope: ConsentScope;
  /** Which text the customer has seen. */
  readonly textVersion: string;
  /** The most that one charge in their absence may take, in minor units of `currency`. */
  readonly maxAmountMinor: number | null;
  readonly currency: string | null;
  /** ISO 8601; from then on nothing is charged in their absence. */
  readonly endsAt: string | null;
  /** True where this method is to be the one that is offered first. */
  readonly makeDefault: boolean;
  /** The order that an agreement for one order is for. */
  readonly orderId?: string | null;
  /** Set where they have agreed to one plan of instalments and nothing else. */
  readonly plan?: PlanAgreed | undefined;
}

/** A plan of instalments that a method is kept for. */
export interface PlanAgreed {
  readonly id: string;
  /** All that may be taken in their absence, in minor units. */
  readonly totalMinor: number;
}

/** Why a payment method cannot be kept. */
export const unsavableProblems = {
  GUEST: 'Only customers with an account keep payment methods.',
  NOT_OFFERED: 'The payment provider keeps no methods of this kind.',
  TEXT_VERSION: 'The version of the agreement is missing, or no short name.',
  MANDATE_INCOMPLETE:
    'An agreement for charges in the absence of the customer needs a limit, a currency and an end.',
  MANDATE_ENDED: 'The agreement would be over before it begins.',
  ORDER_LIMITS:
    'An agreement for one order is given with that order, which sets its limit, its currency and its end.',
} as const;
export type UnsavableProblem = keyof typeof unsavableProblems;

const versionShape = /^[A-Za-z0-9._-]{1,60}$/;

/** Why nothing can be kept under this agreement; undefined where it can. */
export function problemOfConsent(consent: Consent, now: Date): UnsavableProblem | undefined {
  if (!versionShape.test(consent.textVersion)) return 'TEXT_VERSION';
  if (!areLimitsWhole(consent)) return 'MANDATE_INCOMPLETE';
  const { endsAt } = consent;
  return endsAt !== null && Date.parse(endsAt) <= now.getTime() ? 'MANDATE_ENDED' : undefined;
}

/** Until when the deliveries of an order may be charged at the latest. */
const orderConsentMs = 180 * dayMs;

/** What is paid when a customer agrees. */
interface Agreed {
  readonly orderId?: string | null;
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * An agreement as it is kept. One for a single order has the limits of that order: all charges in the customer's
 * absence together take no more than it costs. Undefined where it is given without an order, or with other limits.
 */
export function consentFor(consent: Consent, paid: Agreed, now: Date): Consent | undefined {
  if (consent.scope !== 'ORDER') return consent;
  const { orderId = null, amountMinor: maxAmountMinor, currency } = paid;
  const isLimited = [consent.maxAmountMinor, consent.currency, consent.endsAt].some(
    (each) => each !== null,
  );
  if (orderId === null || isLimited) return undefined;
  const endsAt = later(now, orderConsentMs).toISOString();
  return { ...consent, orderId, maxAmountMinor, currency, endsAt, makeDefault: false };
}

/** What a provider is told: to it, charges for one order are charges in the absence of the customer. */
export function usageOf(scope: ConsentScope): MethodUsage {
  return scope === 'ORDER' ? 'OFF_SESSION' : scope;
}

/** A limit is an amount in a currency. For the customer's presence there need be none. */
function areLimitsWhole({ scope, maxAmountMinor, currency, endsAt }: Consent): boolean {
  if (maxAmountMinor === null && currency === null) return scope === 'ON_SESSION';
  const isMoney = maxAmountMinor !== null && currency !== null && isCurrency(currency);
  return isMoney && maxAmountMinor > 0 && (scope === 'ON_SESSION' || endsAt !== null);
}

/** The agreement under which a saved method is kept now. */
export interface Mandate {
  readonly scope: ConsentScope;
  readonly max_amount_minor: number | null;
  readonly currency: string | null;
  readonly ends_at: Date | null;
  /** The only order that it is for; null where it is for all. */
  readonly order_id: string | null;
  /** All that may be taken under it; null where only each charge is limited. */
  readonly total_minor: number | null;
}

/** Why a charge in the customer's absence is not covered by what they have agreed to. */
export type MandateLimit =
  /** They have not agreed to charges in their absence. */
  | 'NO_MANDATE'
  /** It is more than they have agreed to for one charge. */
  | 'AMOUNT'
  /** Together with what was taken before it is more than they have agreed to. */
  | 'TOTAL'
  | 'CURRENCY'
  /** The agreement is over. */
  | 'ENDED';

/** What a mandate does not cover of a charge in the customer's absence; undefined where it covers all. */
export function limitOf(
  mandate: Mandate | undefined,
  charge: {
    readonly amountMinor: number;
    readonly currency: string;
    readonly orderId: string | null;
    /** What was taken under it before. */
    readonly takenMinor: number;
  },
  now: Date,
): MandateLimit | undefined {
  if (!mandate || mandate.scope === 'ON_SESSION') return 'NO_MANDATE';
  if (mandate.order_id !== null && mandate.order_id !== charge.orderId) return 'NO_MANDATE';
  if (mandate.currency !== charge.currency) return 'CURRENCY';
  if (charge.amountMinor > (mandate.max_amount_minor ?? 0)) return 'AMOUNT';
  const { total_minor: totalMinor } = mandate;
  if (totalMinor !== null && charge.takenMinor + charge.amountMinor > totalMinor) return 'TOTAL';
  return mandate.ends_at !== null && now < mandate.ends_at ? undefined : 'ENDED';
}

/** Why a saved method cannot be paid with. */
export const unusableReasons = {
  NOT_FOUND: 'There is no such payment method of this customer.',
  NOT_READY: 'It has not been saved yet, or could not be.',
  REVOKED: 'The customer has revoked it.',
  EXPIRED: 'The card has expired.',
  CHANNEL: 'Saved payment methods are not used in this channel.',
  PROVIDER: 'Its payment provider is not used by this shop any more.',
} as const;
export type UnusableReason = keyof typeof unusableReasons;

/** Screens that strangers share: what somebody has saved is not shown or used there. */
const sharedChannels: ReadonlySet<string> = new Set(['KIOSK', 'STORE', 'TERMINAL']);

interface Usable {
  readonly state: SavedMethodState;
  readonly expiry_month: number | null;
  readonly expiry_year: number | null;
}

/** Why this method cannot be paid with in that channel; undefined where it can. */
export function reasonAgainstUse(
  method: Usable,
  channel: string,
  now: Date,
): UnusableReason | undefined {
  if (method.state === 'REVOKING' || method.state === 'REVOKED') return 'REVOKED';
  if (method.state !== 'ACTIVE') return 'NOT_READY';
  if (isExpired(method, now)) return 'EXPIRED';
  return sharedChannels.has(channel) ? 'CHANNEL' : undefined;
}

/** A card is good until the end of its month. */
export function isExpired(
  { expiry_month: month, expiry_year: year }: Omit<Usable, 'state'>,
  now: Date,
): boolean {
  return month !== null && year !== null && now.getTime() >= Date.UTC(year, month, 1);
}
