import type { FamilyCapabilities, PaymentMethodFamily } from '../../payments/index.js';

/** Why a way to pay is not for this cart. */
export const ineligibleReasons = {
  NOT_OFFERED: 'No payment provider of this shop offers it.',
  NOTHING_TO_PAY: 'The cart is empty, or costs nothing.',
  NEEDS_BROWSER: 'It needs a page of its own, which this channel does not have.',
  CAPTURES_AT_ONCE: 'It takes the money at once, but these goods are charged when they leave.',
  CAPTURES_ONCE: 'It can be charged only once, but these goods leave at different times.',
} as const;
export type IneligibleReason = keyof typeof ineligibleReasons;

/** What the choice depends on. */
export interface Purchase {
  readonly channel: string;
  readonly totalMinor: number;
  /** In how many parts the goods will leave: each is charged when it does. */
  readonly parts: number;
}

export interface EligibleMethod {
  readonly family: PaymentMethodFamily;
  readonly reason: IneligibleReason | null;
}

const channelsWithoutBrowser: ReadonlySet<string> = new Set(['CALL_CENTRE', 'IVR', 'VOICE']);

/** All ways to pay that the shop has words for: those that fit first, the others with the reason why not. */
export function eligibleMethods(
  purchase: Purchase,
  families: readonly PaymentMethodFamily[],
  isOffered: (family: PaymentMethodFamily) => boolean,
): EligibleMethod[] {
  return families
    .map((family) => ({
      family,
      reason: isOffered(family) ? reasonAgainst(purchase, family.capabilities) : 'NOT_OFFERED',
    }))
    .sort(
      (a, b) =>
        Number(a.reason !== null) - Number(b.reason !== null) || a.family.rank - b.family.rank,
    );
}

function reasonAgainst(
  purchase: Purchase,
  capabilities: FamilyCapabilities,
): IneligibleReason | null {
  if (purchase.totalMinor === 0) return 'NOTHING_TO_PAY';
  if (!capabilities.withoutBrowser && channelsWithoutBrowser.has(purchase.channel))
    return 'NEEDS_BROWSER';
  if (!capabilities.authorizeThenCapture) return 'CAPTURES_AT_ONCE';
  return capabilities.partialCapture || purchase.parts <= 1 ? null : 'CAPTURES_ONCE';
}
