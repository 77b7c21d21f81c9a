import type { Credit } from '../domain/credit.js';
import type { Payment } from '../domain/payment.js';
import { keptAgain, type SavedCard } from '../domain/saved-card.js';
import { Agenda, type Due } from './agenda.js';
import { Journal, type JournalOptions } from './journal.js';
import type { Answer, CardSession, JournalRecord, StoredCard, WebhookEvent } from './records.js';

/** How many delivered events are kept, so that a test can send one again. */
const maxToldEvents = 10_000;

interface PendingEvent {
  readonly event: WebhookEvent;
  failedTries: number;
}

/** The provider's own accounts. Whatever changes them is one record: first in the journal, then here. */
export class Books {
  /** How far the sandbox's clock was moved ahead of the real one. */
  aheadMs = 0;
  private journal: Journal | undefined;
  private readonly payments = new Map<string, Payment>();
  private readonly order: string[] = [];
  private readonly idsByReference = new Map<string, string[]>();
  private readonly idsByVirtualCard = new Map<string, string[]>();
  private readonly idByChallenge = new Map<string, string>();
  private readonly answers = new Map<string, Answer>();
  private readonly sessions = new Map<string, CardSession>();
  private readonly cards = new Map<string, StoredCard>();
  private readonly savedCards = new Map<string, SavedCard>();
  private readonly credits: Credit[] = [];
  private readonly pending = new Map<string, PendingEvent>();
  private readonly told = new Map<string, WebhookEvent>();
  private readonly agenda = new Agenda();

  /** Reads the journal back. Throws where it is damaged elsewhere than in its last line. */
  open(options: JournalOptions): void {
    this.journal = Journal.open(options, (line) => this.apply(line as JournalRecord));
  }

  close(): void {
    this.journal?.close();
    this.journal = undefined;
  }

  write(record: JournalRecord): void {
    this.journal?.append(record);
    this.apply(record);
  }

  payment(id: string): Payment | undefined {
    return this.payments.get(id);
  }

  paymentOfChallenge(challengeId: string): Payment | undefined {
    return this.payments.get(this.idByChallenge.get(challengeId) ?? '');
  }

  paymentsOfReference(reference: string): Payment[] {
    return this.pick(this.idsByReference.get(reference) ?? []);
  }

  /** What a virtual card was used for. */
  paymentsOfVirtualCard(fingerprint: string): Payment[] {
    return this.pick(this.idsByVirtualCard.get(fingerprint) ?? []);
  }

  /** The payment that the call with this idempotency key made or changed, as it is now. */
  paymentOfKey(key: string): Payment | undefined {
    return this.payments.get(this.answers.get(key)?.payment?.id ?? '');
  }

  /** Payments in the order they were made, from place `from` on. */
  page(from: number, limit: number): Payment[] {
    return this.pick(this.order.slice(from, from + limit));
  }

  /** Credits to cards in the order they were made, from place `from` on, and how many there are. */
  creditPage(from: number, limit: number): { readonly page: readonly Credit[]; size: number } {
    return { page: this.credits.slice(from, from + limit), size: this.credits.length };
  }

  get size(): number {
    return this.order.length;
  }

  answer(key: string): Answer | undefined {
    return this.answers.get(key);
  }

  session(id: string): CardSession | undefined {
    return this.sessions.get(id);
  }

  card(token: string): StoredCard | undefined {
    return this.cards.get(token);
  }

  savedCard(id: string): SavedCard | undefined {
    return this.savedCards.get(id);
  }

  /** The card that is kept for this customer already; undefined where it is not. */
  savedCardOf(customer: string, fingerprint: string): SavedCard | undefined {
    for (const saved of this.savedCards.values())
      if (saved.customer === customer && saved.card.fingerprint === fingerprint) return saved;
    return undefined;
  }

  /** News that the merchant has not acknowledged yet, oldest first. */
  pendingEvents(): PendingEvent[] {
    return [...this.pending.values()];
  }

  event(id: string): WebhookEvent | undefined {
    return this.pending.get(id)?.event ?? this.told.get(id);
  }

  failedTries(eventId: string): number {
    return this.pending.get(eventId)?.failedTries ?? 0;
  }

  /** The payments that may have expired by now; each is given once, unless it is put back. */
  takeDue(now: Date): Due[] {
    return this.agenda.takeDue(now.getTime());
  }

  putBackDue(entries: readonly Due[]): void {
    for (const { dueMs, id } of entries) this.agenda.add(dueMs, id);
  }

  private pick(ids: readonly string[]): Payment[] {
    return ids.flatMap((id) => this.payments.get(id) ?? []);
  }

  private apply(record: JournalRecord): void {
    switch (record.type) {
      case 'payment':
        this.applyPayment(record);
        return;
      case 'refusal':
        this.answers.set(record.answer.key, record.answer);
        return;
      case 'card':
        this.cards.set(record.card.token, record.card);
        this.sessions.set(record.session.id, record.session);
        return;
      case 'saved':
        this.keepCard(record.saved);
        this.answers.set(record.answer.key, record.answer);
        return;
      case 'credit':
        this.credits.push(record.credit);
        this.answers.set(record.answer.key, record.answer);
        return;
      case 'forgotten':
        this.savedCards.delete(record.id);
        this.answers.set(record.answer.key, record.answer);
        return;
      case 'session':
        this.sessions.set(record.session.id, record.session);
        return;
      case 'delivery':
        this.applyDelivery(record);
        return;
      case 'clock':
        this.aheadMs = record.aheadMs;
    }
  }

  private applyPayment({ payment, event, untold, answer }: RecordOf<'payment'>): void {
    const before = this.payments.get(payment.id);
    this.payments.set(payment.id, payment);
    if (!before) this.applyNewPayment(payment);
    if (!before?.totals.authorized && payment.totals.authorized > 0) this.keepCardOf(payment);
    if (payment.expiresAt && payment.expiresAt !== before?.expiresAt)
      this.agenda.add(Date.parse(payment.expiresAt), payment.id);
    if (answer) this.answers.set(answer.key, { ...answer, payment });
    if (untold) this.keepTold({ ...event, payment });
    else this.pending.set(event.id, { event: { ...event, payment }, failedTries: 0 });
  }

  private applyNewPayment(payment: Payment): void {
    this.order.push(payment.id);
    if (payment.challengeId) this.idByChallenge.set(payment.challengeId, payment.id);
    list(this.idsByReference, payment.reference, payment.id);
    if (payment.card?.virtual) list(this.idsByVirtualCard, payment.card.fingerprint, payment.id);
  }

  /** The card of a payment that has succeeded is kept where its holder has agreed. */
  private keepCardOf({ save, behavesLike, card }: Payment): void {
    if (save && behavesLike && card) this.keepCard({ ...save, behavesLike, card });
  }

  private keepCard(saved: SavedCard): void {
    this.savedCards.set(saved.id, keptAgain(this.savedCards.get(saved.id), saved));
  }

  private applyDelivery({ eventId, outcome }: RecordOf<'delivery'>): void {
    const pending = this.pending.get(eventId);
    if (!pending) return;
    if (outcome === 'failed') {
      pending.failedTries += 1;
      return;
    }
    this.pending.delete(eventId);
    this.keepTold(pending.event);
  }

  private keepTold(event: WebhookEvent): void {
    this.told.set(event.id, event);
    if (this.told.size <= maxToldEvents) return;
    for (const oldest of this.told.keys()) {
      this.told.delete(oldest);
      break;
    }
  }
}

function list(index: Map<string, string[]>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.push(id);
  else index.set(key, [id]);
}

type RecordOf<Type extends JournalRecord['type']> = Extract<JournalRecord, { type: Type }>;
