import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { FirstCall } from '../data/first-call.js';
import { holdMethod, mandateOf, pastUses } from '../data/saved-methods.js';
import { exemptionFor } from '../domain/exemption.js';
import { capabilitiesOf } from '../domain/method-families.js';
import { paymentChannelOf } from '../domain/payment-channel.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import { invalidPaymentToken } from '../domain/refusals.js';
import {
  type Consent,
  consentFor,
  problemOfConsent,
  reasonAgainstUse,
  type UnusableReason,
} from '../domain/saved-method.js';
import { methodNotSavable, savedMethodNotUsable } from '../domain/saved-method-refusals.js';
import type { Initiator, ScaExemption } from '../domain/sca.js';
import type { PaymentProvider } from '../providers/provider.js';
import { paymentProviders, type TakenToken } from '../providers/registry.js';

/** How somebody wants to pay: with a token, or with a method that they have saved. */
export type CardToTry = AttemptTerms &
  (
    | {
        /** The provider's token for the card; never a card number. */
        readonly methodToken: string;
      }
    | { readonly savedMethodId: string }
  );

/** On what terms. */
export interface AttemptTerms {
  /** Set where the customer has agreed that the method is kept, once it has brought the money. */
  readonly consent?: Consent | null | undefined;
  /** Where the card holder comes back to, should their bank want to see them. */
  readonly returnUrl?: string | null | undefined;
  /** Set by a caller who calls the provider as soon as this is committed: nobody else does so before them. */
  readonly firstCall?: FirstCall | undefined;
}

/** A method that an attempt can be made with: a token that somebody has brought, or one that was saved. */
export interface ChosenMethod extends TakenToken {
  readonly methodToken: string;
  readonly savedMethodId: string | null;
  readonly mandateId: string | null;
  readonly initiator: Initiator;
  readonly exemption: ScaExemption | null;
  readonly consent: Consent | null;
}

export type MethodRefusal =
  | Refusal<'InvalidPaymentToken'>
  | Refusal<'SavedPaymentMethodNotUsable'>
  | Refusal<'PaymentMethodNotSavable'>;

/** What is paid, and by whom. */
interface PaymentToMake {
  readonly orderId?: string | null;
  readonly customerId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly country?: string | null;
  readonly purpose: PaymentPurpose;
  readonly shared?: boolean;
}

/**
 * The method that a customer wants to pay with. Refuses a text that is no token, and what is taken at once for money
 * that is to be held (InvalidPaymentToken), a saved method that is not theirs, revoked, expired or not for this channel
 * (SavedPaymentMethodNotUsable), and the wish to keep one that cannot be kept (PaymentMethodNotSavable).
 */
export async function chooseMethod(
  work: Work,
  card: CardToTry,
  payment: PaymentToMake,
): Promise<ChosenMethod | MethodRefusal> {
  const chosen =
    'savedMethodId' in card
      ? await chooseSaved(work, card.savedMethodId, payment, card.consent)
      : chooseToken(work, card.methodToken, payment);
  if (isRefusal(chosen)) return chosen;
  const { customerId } = payment;
  const consent = card.consent ?? null;
  if (consent && customerId === null) return methodNotSavable({ problem: 'GUEST' });
  if (consent && !isKept(chosen)) return methodNotSavable({ problem: 'NOT_OFFERED' });
  const kept = consent && consentFor(consent, payment, work.now);
  if (kept === undefined) return methodNotSavable({ problem: 'ORDER_LIMITS' });
  const problem = kept && problemOfConsent(kept, work.now);
  if (problem) return methodNotSavable({ problem });
  return { ...chosen, consent: kept };
}

/** Whether a provider keeps methods of that kind for the next purchase. */
export function isKept({ provider, family }: Pick<TakenToken, 'provider' | 'family'>): boolean {
  return provider.keepMethod !== undefined && capabilitiesOf(family).reusable;
}

function chooseToken(work: Work, methodToken: string, payment: PaymentToMake) {
  const { amountMinor, currency, country } = payment;
  const facts = { amountMinor, currency, country: country ?? undefined };
  const taken = work.port(paymentProviders).taking(methodToken, facts);
  if (!taken) return invalidPaymentToken();
  if (isHeldFirst(payment) && taken.provider.capabilities.takesAtOnce) return invalidPaymentToken();
  const exemption = byTelephone(work, taken.provider);
  return { ...taken, ...present, methodToken, savedMethodId: null, exemption };
}

/**
 * A deposit is never taken by itself, of a sum only what was used, and of a share nothing before everybody has promised
 * theirs.
 */
function isHeldFirst({ purpose, shared }: PaymentToMake): boolean {
  return purpose !== 'PURCHASE' || shared === true;
}

async function chooseSaved(
  work: Work,
  methodId: string,
  payment: PaymentToMake,
  consent: Consent | null | undefined,
) {
  const saved = await takeSaved(work, methodId, payment.customerId);
  if (isRefusal(saved)) return saved;
  // What is kept for one order alone pays for no other.
  if (!(await mandateOf(work.db, methodId, payment.orderId))) return unusable('NOT_FOUND');
  const { sca } = saved.provider.capabilities;
  const asked =
    byTelephone(work, saved.provider) ??
    // Who agrees to charges in their absence is authenticated, however small the first one is.
    (sca && !consent?.plan && exemptionFor(payment, await pastUses(work, methodId), sca, work.now));
  return { ...saved, ...present, exemption: asked || null };
}

const present = { initiator: 'CUSTOMER', mandateId: null } as const;

/** Orders by telephone are outside of the rules on authentication. */
function byTelephone(work: Work, { capabilities }: PaymentProvider): ScaExemption | null {
  const channel = paymentChannelOf(work.caller);
  const isByPhone = channel === 'CALL_CENTRE' || channel === 'IVR';
  return isByPhone && capabilities.sca?.exemptions.includes('MOTO') ? 'MOTO' : null;
}

/**
 * A saved method of this customer, held until the transaction ends, so that it is not revoked in between. Somebody
 * else's is refused like one that is not there.
 */
export async function takeSaved(work: Work, methodId: string, customerId: string | null) {
  const method = await holdMethod(work, methodId);
  if (!method || method.customer_id !== customerId) return unusable('NOT_FOUND');
  const reason = reasonAgainstUse(method, paymentChannelOf(work.caller), work.now);
  if (reason) return unusable(reason);
  const provider = work.port(paymentProviders).find(method.provider);
  if (!provider || method.reference === null) return unusable('PROVIDER');
  const { family, reference: methodToken } = method;
  // Nobody else has it.
  const route = { insteadOf: [] };
  return { provider, family, route, methodToken, savedMethodId: methodId };
}

function unusable(reason: UnusableReason) {
  return savedMethodNotUsable({ reason });
}
