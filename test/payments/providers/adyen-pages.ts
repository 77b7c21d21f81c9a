import { randomBytes, randomUUID } from 'node:crypto';

/**
 * What a visitor does: types a card; one that is there only when it is asked for again; one whose first payment is
 * booked and answered with an error; or nothing.
 */
export type Doing = 'TYPES' | 'LATE' | 'BROKEN' | 'LEAVES';

/** The parts of a request for a session that are looked at. */
export interface SessionRequest {
  readonly merchantAccount?: string;
  readonly reference: string;
  readonly amount?: { readonly currency: string; readonly value: number };
  readonly mode?: string;
  readonly returnUrl?: string;
  readonly shopperReference?: string;
  readonly storePaymentMethodMode?: string;
  readonly recurringProcessingModel?: string;
}

interface Visit {
  readonly shopper: string;
  readonly returnUrl: string;
  readonly cards: { readonly id: string; readonly createdAt: string }[];
  /** How often the cards are asked for before they are there. */
  hiddenFor: number;
}

/** Adyen's hosted pages, and the cards that are stored for those who have visited them. */
export class AdyenPages {
  /** Where the pages are reached. */
  address = '';
  private readonly visits = new Map<string, Visit>();

  open(request: SessionRequest) {
    const { merchantAccount, reference, amount, returnUrl = '', shopperReference = '' } = request;
    const stores =
      request.mode === 'hosted' &&
      amount?.value === 0 &&
      shopperReference.length >= 3 &&
      request.storePaymentMethodMode === 'enabled' &&
      request.recurringProcessingModel === 'CardOnFile';
    if (!stores || returnUrl === '' || returnUrl.length > 1024)
      return { status: 422, body: { status: 422, errorCode: '14_002', errorType: 'validation' } };
    const id = `CS${randomBytes(8).toString('hex').toUpperCase()}`;
    this.visits.set(id, { shopper: shopperReference, returnUrl, cards: [], hiddenFor: 0 });
    const expiresAt = '2030-03-17T18:46:40+01:00';
    const url = `${this.address}/hosted/${id}`;
    const body = {
      id,
      url,
      expiresAt,
      mode: 'hosted',
      merchantAccount,
      reference,
      amount,
      returnUrl,
    };
    return { status: 201, body };
  }

  /** Answers where the page leads to: the result is there whatever the visitor has done. */
  visit(id: string, doing: Doing): string | undefined {
    const visit = this.visits.get(id);
    if (!visit) return undefined;
    if (doing !== 'LEAVES') visit.cards.push(newCard(doing, visit.cards.length));
    if (doing === 'LATE') visit.hiddenFor = 1;
    const back = new URL(visit.returnUrl);
    back.searchParams.set('sessionId', id);
    back.searchParams.set('sessionResult', `X3XtfGC9!${randomUUID()}`);
    return back.href;
  }

  /** The ids of what is stored for a visitor, the newest first; undefined for any other shopper. */
  cardsOf(shopper: string): Visit['cards'] | undefined {
    return this.of(shopper)?.cards.toReversed();
  }

  /** The same, as it is shown to whoever asks: a card may come a moment after its visit. */
  shownOf(shopper: string): Visit['cards'] | undefined {
    const visit = this.of(shopper);
    if (!visit || visit.hiddenFor === 0) return this.cardsOf(shopper);
    visit.hiddenFor -= 1;
    return [];
  }

  private of(shopper: string): Visit | undefined {
    return [...this.visits.values()].find((each) => each.shopper === shopper);
  }
}

function newCard(doing: Doing, index: number) {
  const id = `${doing === 'BROKEN' ? doing : 'TYPED'}${randomBytes(5).toString('hex').toUpperCase()}`;
  return { id, createdAt: new Date(1.9e12 + index * 1000).toISOString() };
}
