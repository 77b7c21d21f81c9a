import { isCurrency } from '../../../src/kernel/money.js';

/** A payment of the stand-in, in the words of Stripe. */
export interface Booked {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly isManual: boolean;
  readonly mayCaptureOften: boolean;
  readonly returnUrl: string;
  readonly metadata: Record<string, string>;
  status:
    | 'requires_action'
    | 'requires_capture'
    | 'requires_payment_method'
    | 'succeeded'
    | 'canceled';
  isCharged: boolean;
  captured: number;
  cancellationReason: string | null;
  declineCode: string | undefined;
  readonly refunds: BookedRefund[];
  /** Whose card it is, and what it is kept for. */
  readonly vault: BookedVault;
  /** The customer to whom the card belongs; a card that was typed on the card page has one. */
  readonly customer: string | undefined;
  /** The wallet that the card was in. */
  readonly wallet: string | undefined;
}

interface BookedVault {
  readonly customer: string | null;
  readonly method: string;
  readonly keptFor: string | null;
  readonly isOffSession: boolean;
  readonly isChallenged: boolean;
}

/** One visit of the card page. */
export interface Visit {
  readonly id: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  method: string | undefined;
}

interface BookedRefund {
  readonly id: string;
  status?: 'pending' | 'succeeded' | 'failed';
  readonly amount: number;
  readonly metadata: Record<string, string>;
}

/** A no, as the API words it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly type = 'invalid_request_error',
    readonly payment?: Booked,
  ) {
    super(code);
  }
}

/** The form of a request, by its flat names: `metadata[key]`. */
export type Form = URLSearchParams;

export class StripeBooks {
  readonly payments: Booked[] = [];
  readonly visits: Visit[] = [];
  /** The methods that were let go. */
  readonly detached: string[] = [];
  /** What card holders contest, as Stripe shows it. */
  readonly disputes: { readonly id: string; readonly created: number }[] = [];
  /** Banks take their time: what is refunded is not decided. */
  refundsWait = false;
  private count = 0;

  create(form: Form, now: Date): Booked {
    const amount = Number(form.get('amount'));
    const currency = form.get('currency') ?? '';
    if (!isCurrency(currency.toUpperCase()) || currency === 'xxx')
      throw new Refused(400, 'currency_invalid');
    if (!Number.isSafeInteger(amount) || amount < 50) throw new Refused(400, 'amount_too_small');
    const token = form.get('payment_method') ?? '';
    if (!token.startsWith('pm_')) throw new Refused(400, 'resource_missing');
    const customer = form.get('customer') ?? undefined;
    this.checkOwner(token, customer);
    const payment: Booked = {
      id: this.name('pi'),
      customer,
      wallet: /^pm_(apple_pay|google_pay)$/.exec(token)?.[1],
      created: Math.floor(now.getTime() / 1000),
      amount,
      currency,
      isManual: form.get('capture_method') === 'manual',
      mayCaptureOften:
        form.get('payment_method_options[card][request_multicapture]') === 'if_available',
      returnUrl: form.get('return_url') ?? '',
      metadata: metadataIn(form),
      status: 'requires_payment_method',
      isCharged: false,
      captured: 0,
      cancellationReason: null,
      declineCode: undefined,
      refunds: [],
      vault: vaultIn(form),
    };
    this.payments.push(payment);
    this.decide(payment, token);
    return payment;
  }

  /** What the bank says of the card: its token tells. */
  private decide(payment: Booked, token: string): void {
    const { isOffSession, isChallenged } = payment.vault;
    const isMissed = token === 'pm_insists' && isOffSession;
    if (token === 'pm_decline' || isMissed) {
      payment.declineCode = isMissed ? 'authentication_required' : 'insufficient_funds';
      throw new Refused(402, 'card_declined', 'card_error', payment);
    }
    if (token === 'pm_challenge' || isChallenged) payment.status = 'requires_action';
    else this.charge(payment);
  }

  beginVisit(form: Form): Visit {
    const isSetup = form.get('mode') === 'setup' && form.get('customer_creation') === 'always';
    if (!isSetup) throw new Refused(400, 'parameter_missing');
    const visit = {
      id: this.name('cs_test'),
      successUrl: form.get('success_url') ?? '',
      cancelUrl: form.get('cancel_url') ?? '',
      method: undefined,
    };
    this.visits.push(visit);
    return visit;
  }

  visit(id: string): Visit {
    const visit = this.visits.find((each) => each.id === id);
    if (!visit) throw new Refused(404, 'resource_missing');
    return visit;
  }

  /** Somebody types a card on the page; answers where the page leads back to. */
  typeCard(id: string): string {
    const visit = this.visit(id);
    visit.method = this.name('pm');
    return visit.successUrl.replace('{CHECKOUT_SESSION_ID}', id);
  }

  /** The bank has said yes: holds the money, or takes it at once. */
  charge(payment: Booked): void {
    payment.isCharged = true;
    payment.status = payment.isManual ? 'requires_capture' : 'succeeded';
    if (!payment.isManual) payment.captured = payment.amount;
  }

  capture(id: string, form: Form): Booked {
    const payment = this.get(id);
    if (payment.status !== 'requires_capture')
      throw new Refused(400, 'payment_intent_unexpected_state');
    const left = payment.amount - payment.captured;
    const amount = Number(form.get('amount_to_capture') ?? left);
    const isFinal = form.get('final_capture') !== 'false';
    if (amount > left) throw new Refused(400, 'amount_too_large');
    if (amount === 0 && !(isFinal && payment.captured > 0))
      throw new Refused(400, 'parameter_invalid_integer');
    if (!isFinal && !payment.mayCaptureOften)
      throw new Refused(400, 'payment_intent_invalid_parameter');
    payment.captured += amount;
    Object.assign(payment.metadata, metadataIn(form));
    if (isFinal || payment.captured === payment.amount) {
      payment.status = 'succeeded';
      this.release(payment);
    }
    return payment;
  }

  cancel(id: string, form: Form): Booked {
    const payment = this.get(id);
    if (payment.status === 'succeeded' || payment.status === 'canceled')
      throw new Refused(400, 'payment_intent_unexpected_state');
    payment.status = 'canceled';
    payment.cancellationReason = form.get('cancellation_reason');
    if (payment.isCharged) this.release(payment);
    return payment;
  }

  note(id: string, form: Form): Booked {
    const payment = this.get(id);
    Object.assign(payment.metadata, metadataIn(form));
    return payment;
  }

  refund(form: Form): BookedRefund & { readonly payment: Booked } {
    const payment = this.get(form.get('payment_intent') ?? '');
    const amount = Number(form.get('amount'));
    const left = payment.captured - refundedOf(payment);
    if (amount > left) throw new Refused(400, 'charge_already_refunded');
    const refund: BookedRefund = {
      id: this.name('re'),
      amount,
      metadata: metadataIn(form),
      ...(this.refundsWait && { status: 'pending' }),
    };
    payment.refunds.unshift(refund);
    return { ...refund, payment };
  }

  contest(payment: Booked, status: string): void {
    this.disputes.unshift({
      id: this.name('dp'),
      created: payment.created,
      ...{ object: 'dispute', amount: payment.captured, currency: payment.currency, status },
      ...{ payment_intent: payment.id, reason: 'fraudulent', balance_transactions: [{}] },
    });
  }

  get(id: string): Booked {
    const payment = this.payments.find((each) => each.id === id);
    if (!payment) throw new Refused(404, 'resource_missing');
    return payment;
  }

  /** What is let go of is shown as a refund of the charge, as Stripe does it. */
  private release(payment: Booked): void {
    const amount = payment.amount - payment.captured;
    if (amount > 0) payment.refunds.unshift({ id: this.name('re'), amount, metadata: {} });
  }

  /** Stripe lets a card that was set up for later be used by its customer alone. */
  private checkOwner(token: string, customer: string | undefined): void {
    const visit = this.visits.find(({ method }) => method === token);
    if (visit && customer !== `cus_of_${visit.id}`) throw new Refused(400, 'payment_method_used');
  }

  private name(prefix: string): string {
    this.count += 1;
    return `${prefix}_${String(this.count).padStart(6, '0')}`;
  }
}

/** What went back to the card holder after it was taken. */
export function refundedOf({ refunds }: Booked): number {
  return refunds
    .filter(({ metadata, status }) => metadata['key'] !== undefined && status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

function vaultIn(form: Form): BookedVault {
  if (form.has('setup_future_usage') && !form.has('customer'))
    throw new Refused(400, 'parameter_missing');
  return {
    customer: form.get('customer'),
    method: form.get('payment_method') ?? '',
    keptFor: form.get('setup_future_usage'),
    isOffSession: form.get('off_session') === 'true',
    isChallenged: form.get('payment_method_options[card][request_three_d_secure]') === 'challenge',
  };
}

function metadataIn(form: Form): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of form) {
    const key = /^metadata\[(.{1,40})\]$/.exec(name)?.[1];
    if (key !== undefined) found[key] = value;
  }
  return found;
}
