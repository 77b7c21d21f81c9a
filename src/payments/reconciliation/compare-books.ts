import { Money } from '../../kernel/money.js';
import type { ProviderPayment } from '../providers/provider.js';

/** In which respect our books and a provider's may not agree. */
export type DifferenceKind =
  | 'UNKNOWN_TO_US'
  | 'UNKNOWN_TO_PROVIDER'
  | 'REFERENCE'
  | 'CURRENCY'
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'RELEASED'
  | 'REFUNDED';

/** An attempt as our journal tells of it; amounts in minor units. */
export interface OurPayment {
  readonly attemptId: string;
  readonly intentId: string;
  readonly orderId: string | null;
  readonly providerReference: string | null;
  readonly currency: string;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  /** What was given back of the hold: voided, or lapsed. */
  readonly releasedMinor: number;
  readonly refundedMinor: number;
  /** True while something of it is under way: its books may differ for a moment. */
  readonly isUnderWay: boolean;
}

/** One thing that does not agree, as a person reads it. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The provider's name for the payment; where it knows none, the id of our attempt. */
  readonly reference: string;
  readonly ours: OurPayment | undefined;
  /** What our books say, and what theirs say. */
  readonly oursText: string;
  readonly theirsText: string;
}

/** Compares one payment of a provider with ours; nothing where they agree. */
export function comparePayment(
  ours: OurPayment | undefined,
  theirs: ProviderPayment,
): readonly Difference[] {
  const { reference } = theirs;
  if (!ours) {
    // What never held or took money need not be known to anybody.
    if (theirs.authorizedMinor === 0) return [];
    const theirsText = amountText(theirs.authorizedMinor, theirs.currency);
    return [{ kind: 'UNKNOWN_TO_US', reference, ours, oursText: 'nothing', theirsText }];
  }
  const difference = (kind: DifferenceKind, oursText: string, theirsText: string): Difference => ({
    kind,
    reference,
    ours,
    oursText,
    theirsText,
  });
  if (theirs.ourReference !== ours.intentId)
    return [difference('REFERENCE', ours.intentId, theirs.ourReference)];
  if (theirs.currency !== ours.currency)
    return [difference('CURRENCY', ours.currency, theirs.currency)];
  return amountsOf(ours, theirs)
    .filter(([, our, their]) => our !== their)
    .map(([kind, our, their]) =>
      difference(kind, amountText(our, ours.currency), amountText(their, theirs.currency)),
    );
}

/** A payment of ours that holds or held money, and that the provider does not show. */
export function missingAtProvider(ours: OurPayment): Difference {
  return {
    kind: 'UNKNOWN_TO_PROVIDER',
    reference: ours.attemptId,
    ours,
    oursText: amountText(ours.authorizedMinor, ours.currency),
    theirsText: 'nothing',
  };
}

function amountsOf(
  ours: OurPayment,
  theirs: ProviderPayment,
): (readonly [DifferenceKind, number, number])[] {
  return [
    ['AUTHORIZED', ours.authorizedMinor, theirs.authorizedMinor],
    ['CAPTURED', ours.capturedMinor, theirs.capturedMinor],
    ['RELEASED', ours.releasedMinor, theirs.voidedMinor + theirs.expiredMinor],
    ['REFUNDED', ours.refundedMinor, theirs.refundedMinor],
  ];
}

function amountText(minor: number, currency: string): string {
  return `${Money.of(minor, currency).toDecimal()} ${currency}`;
}
