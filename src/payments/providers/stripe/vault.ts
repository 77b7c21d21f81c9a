import type Stripe from 'stripe';
import type { MethodUsage, Wallet } from '../../domain/saved-method.js';
import type { Sca, ScaResult } from '../../domain/sca.js';
import type { ForgetOutcome, KeepCall, KeepOutcome, KeptMethod } from '../kept-method.js';
import type { AuthorizeCall, UnknownOutcome } from '../provider.js';
import type { Answer } from './calls.js';
import type { StripeMethod } from './card-page.js';

type Creation = Stripe.PaymentIntentCreateParams;
type Ask = <T>(call: () => Promise<T>) => Promise<Answer<Awaited<T>>>;

/** What a kept method adds to a payment, or why it cannot be made. */
type Terms =
  | { readonly kind: 'terms'; readonly creation: Partial<Creation>; readonly isChallenged: boolean }
  | { readonly kind: 'refused'; readonly providerCode: string }
  | UnknownOutcome;

const usageOf = { ON_SESSION: 'on_session', OFF_SESSION: 'off_session' } as const satisfies Record<
  MethodUsage,
  string
>;
/** A card that is kept can be used for its customer alone, so both are its name: `cus_.../pm_...`. */
const referenceShape = /^(cus_[A-Za-z0-9_]{1,100})\/(pm_[A-Za-z0-9_]{1,100})$/;
/** What Stripe says of a method that it keeps no more. */
const gone: ReadonlySet<string> = new Set(['resource_missing', 'payment_method_not_available']);

/**
 * The cards that Stripe keeps for customers, after https://docs.stripe.com/payments/save-and-reuse and
 * https://docs.stripe.com/payments/save-during-payment.
 */
export class StripeVault {
  constructor(
    private readonly stripe: Stripe,
    private readonly ask: Ask,
    private readonly returnUrl: string,
  ) {}

  /** What a payment says of its customer: whose the card is, whether they are there, and whether it is kept. */
  async termsOf(call: AuthorizeCall, owner: string | undefined): Promise<Terms> {
    const { methodToken, keep, challenge: isChallenged } = call;
    const kept = readReference(methodToken);
    const customer = kept?.customer ?? owner ?? (keep && (await this.customerFor(call)));
    if (customer && typeof customer !== 'string') return customer;
    const creation: Partial<Creation> = {
      ...(kept && { payment_method: kept.method }),
      ...(customer && { customer }),
      ...(call.initiator === 'MERCHANT' && { off_session: true }),
      ...(keep && { setup_future_usage: usageOf[keep] }),
    };
    return { kind: 'terms', creation, isChallenged };
  }

  /** Keeps a method without a payment; one that was typed on the card page has its customer already. */
  async keep(call: KeepCall, method: StripeMethod): Promise<KeepOutcome> {
    const customer = method.customer ?? (await this.customerFor(call));
    if (typeof customer !== 'string')
      return customer.kind === 'unknown'
        ? customer
        : { kind: 'refused', code: customer.providerCode };
    const body: Stripe.SetupIntentCreateParams = {
      customer,
      payment_method: method.payment_method,
      allowed_payment_method_types: ['card'],
      usage: usageOf[call.scope],
      confirm: true,
      return_url: this.returnUrl,
      metadata: { key: call.key },
      expand: ['payment_method'],
    };
    const answer = await this.ask(() =>
      this.stripe.setupIntents.create(body, { idempotencyKey: call.key }),
    );
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'no') return { kind: 'refused', code: answer.code };
    return readSetup(answer.body, customer);
  }

  async forget({ key, reference }: { key: string; reference: string }): Promise<ForgetOutcome> {
    const kept = readReference(reference);
    if (!kept) return { kind: 'forgotten' };
    const answer = await this.ask(() =>
      this.stripe.paymentMethods.detach(kept.method, {}, { idempotencyKey: key }),
    );
    if (answer.kind === 'unknown') return answer;
    const isGone = answer.kind === 'ok' || gone.has(answer.code);
    return isGone ? { kind: 'forgotten' } : { kind: 'unknown', reason: answer.code };
  }

  /** Stripe's customer for one of ours. A second one, once the key is forgotten there, does no harm. */
  private async customerFor(call: { key: string; customerId: string | null }) {
    const answer = await this.ask(() =>
      this.stripe.customers.create(
        { metadata: { customer: call.customerId } },
        { idempotencyKey: `${call.key}:customer` },
      ),
    );
    if (answer.kind === 'ok') return answer.body.id;
    if (answer.kind === 'unknown') return answer;
    return { kind: 'refused', providerCode: answer.code } as const;
  }
}

/** A payment as it was to be made, on the terms of its customer. */
export function onTerms(creation: Creation, terms: Extract<Terms, { kind: 'terms' }>): Creation {
  if (!terms.isChallenged) return { ...creation, ...terms.creation };
  const { payment_method_options: options } = creation;
  const card = { ...(options?.card || {}), request_three_d_secure: 'challenge' as const };
  return { ...creation, ...terms.creation, payment_method_options: { ...options, card } };
}

/** The card that was kept with a payment; undefined where none was, or the charge is not shown. */
export function keptWith(
  payment: Stripe.PaymentIntent,
  charge: Stripe.Charge | undefined,
): KeptMethod | undefined {
  const card = charge?.payment_method_details?.card;
  const customer = idOf(payment.customer);
  const method = idOf(payment.payment_method);
  if (!payment.setup_future_usage || charge?.status !== 'succeeded') return undefined;
  return card && customer && method ? keptCard(`${customer}/${method}`, card) : undefined;
}

const scaResults: Readonly<Record<string, ScaResult>> = {
  attempt_acknowledged: 'FRICTIONLESS',
  exempted: 'EXEMPTED',
  failed: 'FAILED',
};

/** What became of the authentication; undefined where there was none, or the charge is not shown. */
export function scaOf(charge: Stripe.Charge | undefined): Sca | undefined {
  const told = charge?.payment_method_details?.card?.three_d_secure;
  if (!told?.result) return undefined;
  const isChallenged = told.authentication_flow === 'challenge';
  const seen = isChallenged ? 'CHALLENGED' : 'FRICTIONLESS';
  const result = told.result === 'authenticated' ? seen : scaResults[told.result];
  const liabilityShift = told.result === 'authenticated' || told.result === 'attempt_acknowledged';
  return result && { result, liabilityShift };
}

function readSetup(setup: Stripe.SetupIntent, customer: string): KeepOutcome {
  const { payment_method: method } = setup;
  if (setup.status === 'requires_action')
    return { kind: 'refused', code: 'authentication_required' };
  if (setup.status === 'processing') return { kind: 'unknown', reason: 'processing' };
  if (setup.status !== 'succeeded')
    return { kind: 'refused', code: setup.last_setup_error?.code ?? setup.status };
  if (method === null || typeof method !== 'object' || !method.card)
    return { kind: 'unknown', reason: 'unreadable' };
  const kept = keptCard(`${customer}/${method.id}`, method.card);
  return kept ? { kind: 'kept', method: kept } : { kind: 'unknown', reason: 'unreadable' };
}

interface CardDetails {
  readonly brand: string | null;
  readonly last4: string | null;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly fingerprint?: string | null;
  readonly wallet: { readonly type: string } | null;
}

function keptCard(reference: string, card: CardDetails): KeptMethod | undefined {
  const { brand, last4, fingerprint, exp_month: expiryMonth, exp_year: expiryYear } = card;
  if (!brand || !last4 || !fingerprint) return undefined;
  const wallet = walletOf(card.wallet?.type);
  return { reference, fingerprint, brand, last4, wallet, expiryMonth, expiryYear };
}

function walletOf(type: string | undefined): Wallet | null {
  if (type === 'apple_pay') return 'APPLE_PAY';
  return type === 'google_pay' ? 'GOOGLE_PAY' : null;
}

function readReference(token: string): { customer: string; method: string } | undefined {
  const [, customer, method] = referenceShape.exec(token) ?? [];
  return customer && method ? { customer, method } : undefined;
}

function idOf(value: string | { readonly id: string } | null): string | undefined {
  return typeof value === 'string' ? value : value?.id;
}
