import { toGlobalId } from '../../../kernel/ids.js';
import type { Sca } from '../../domain/sca.js';
import { isRecord, textIn } from '../json.js';
import type { KeptMethod } from '../kept-method.js';
import type { AuthorizeCall, ProviderOutcome } from '../provider.js';
import type { PaymentRequest } from './library.js';
import { isVisitor, readMethodToken, type StoredMethod } from './method-token.js';

/** The exemptions that are asked for by name; the others are said by who pays, and how. */
const exemptionNames = { LOW_VALUE: 'lowValue', TRA: 'transactionRiskAnalysis' } as const;

type Terms = Pick<
  PaymentRequest,
  'shopperInteraction' | 'recurringProcessingModel' | 'additionalData' | 'authenticationData'
>;

/**
 * Who pays and how, in the words of Adyen: cards are stored there beforehand, so a customer who is there continues
 * with one on file, and the shop charges it unscheduled in their absence.
 */
export function termsOf({ initiator, exemption, challenge }: AuthorizeCall): Terms {
  const isAbsent = initiator === 'MERCHANT';
  const name = exemption === 'LOW_VALUE' || exemption === 'TRA' ? exemptionNames[exemption] : null;
  return {
    shopperInteraction: exemption === 'MOTO' ? 'Moto' : 'ContAuth',
    recurringProcessingModel: isAbsent ? 'UnscheduledCardOnFile' : 'CardOnFile',
    authenticationData: {
      threeDSRequestData: { nativeThreeDS: 'disabled' },
      ...(challenge && { attemptAuthentication: 'always' }),
    },
    ...(name && { additionalData: { scaExemption: name } }),
  } as Terms;
}

/** The same outcome with what its answer tells of the authentication, and of the method that is kept. */
export function withDetails(
  outcome: ProviderOutcome,
  body: unknown,
  call: AuthorizeCall,
): ProviderOutcome {
  if (!('payment' in outcome)) return outcome;
  const details = isRecord(body) && isRecord(body['additionalData']) ? body['additionalData'] : {};
  const isTaken = outcome.kind === 'authorized' || outcome.kind === 'captured';
  const { card } = outcome.payment;
  const kept = isTaken && call.keep && card ? keptOf(call, card, details) : undefined;
  const payment = { ...outcome.payment, sca: scaOf(outcome, details, call), kept };
  return { ...outcome, payment } as ProviderOutcome;
}

/**
 * The card of this customer, if the token is theirs: the shopper's name at Adyen is the customer's id in the graph, or
 * a visit of the card page, of which nobody else knows. Adyen gives no stored card to another shopper, so a card that
 * was typed there stays with its visit for as long as it is kept.
 */
export function storedFor(customerId: string | null, token: string): StoredMethod | undefined {
  const stored = readMethodToken(token);
  if (!stored || customerId === null) return undefined;
  const { shopperReference: shopper } = stored;
  return isVisitor(shopper) || shopper === toGlobalId('Customer', customerId) ? stored : undefined;
}

function scaOf(
  { kind }: ProviderOutcome,
  details: Record<string, unknown>,
  { exemption }: AuthorizeCall,
): Sca | undefined {
  const liabilityShift = textIn(details, 'liabilityShift') === 'true';
  if (kind === 'requiresAction') return { result: 'PENDING', liabilityShift };
  if (textIn(details, 'threeDAuthenticated') === 'true')
    return { result: 'FRICTIONLESS', liabilityShift };
  if (exemption === null) return undefined;
  if (kind === 'declined') return { result: 'REFUSED', liabilityShift: false };
  return { result: 'EXEMPTED', liabilityShift };
}

/** Adyen tells the expiry date where the account is set up to (additional data: `cardSummary`, `expiryDate`). */
function keptOf(
  { customerId, methodToken }: AuthorizeCall,
  { brand, last4 }: { readonly brand: string; readonly last4: string },
  details: Record<string, unknown>,
): KeptMethod | undefined {
  const stored = storedFor(customerId, methodToken);
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(textIn(details, 'expiryDate') ?? '') ?? [];
  if (!stored || !month || !year) return undefined;
  return {
    reference: methodToken,
    fingerprint: stored.storedPaymentMethodId,
    brand,
    last4,
    wallet: null,
    expiryMonth: Number(month),
    expiryYear: Number(year),
  };
}
