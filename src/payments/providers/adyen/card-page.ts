import { type CardPage, withToken } from '../card-page.js';
import { asText, isRecord, textIn } from '../json.js';
import type { ProviderOutcome, UnknownOutcome } from '../provider.js';
import type { CreateCheckoutSessionRequest } from './library.js';
import { visitToken } from './method-token.js';

/** How the card page of this merchant is. */
export interface CardPageOptions {
  /** Cards are verified with nothing of this currency; the merchant account must be open to it. */
  readonly currency: string;
  /** How the page looks: the name of a theme that was made in Adyen's Customer Area. */
  readonly themeId?: string | undefined;
}

/** Nothing was typed on the page, or it is not stored yet. No payment was asked for, and the token may be tried again. */
export const notCompleted: ProviderOutcome = {
  kind: 'refused',
  providerCode: 'card_page_not_completed',
  code: 'INVALID_TOKEN',
};

/** The same of a payment that may have been asked for before its card was deleted. */
export const cardIsGone: UnknownOutcome = { kind: 'unknown', reason: 'card_not_stored' };

/**
 * A visit of Adyen's Hosted Checkout that only takes a card (POST /sessions): nothing is authorised, and the card is
 * stored for a shopper who is made for this visit alone. So what is stored for that shopper is what was typed in it,
 * and nobody has to believe the result that the browser brings back. Adyen leads back to the address in any case,
 * also where no card was typed.
 */
export function visitOf(
  visitor: string,
  visit: { readonly returnUrl: string; readonly reference?: string | undefined },
  { merchantAccount, cardPage }: { merchantAccount: string; cardPage: CardPageOptions },
): CreateCheckoutSessionRequest {
  const { currency, themeId } = cardPage;
  return {
    merchantAccount,
    mode: 'hosted',
    channel: 'Web',
    amount: { currency, value: 0 },
    reference: visitor,
    returnUrl: withToken(visit.returnUrl, encodeURIComponent(visitToken(visitor))),
    allowedPaymentMethods: ['scheme'],
    shopperReference: visitor,
    shopperInteraction: 'Ecommerce',
    recurringProcessingModel: 'CardOnFile',
    storePaymentMethodMode: 'enabled',
    ...(themeId !== undefined && { themeId }),
    ...(visit.reference !== undefined && { metadata: { reference: visit.reference } }),
  } as CreateCheckoutSessionRequest;
}

/** The page of a visit that has begun; unknown where it has none. */
export function readCardPage(session: unknown): CardPage | UnknownOutcome {
  const url = textIn(session, 'url') ?? '';
  const expiresAt = instantIn(session, 'expiresAt');
  if (!URL.canParse(url) || Number.isNaN(expiresAt))
    return { kind: 'unknown', reason: 'unreadable' };
  return { kind: 'opened', url, expiresAt: new Date(expiresAt) };
}

/**
 * The name of the card that was typed in a visit, among what is stored for its shopper; undefined where there is none
 * yet. Should there be several, it is always the first one: a payment that is asked for again has to be the same.
 */
export function cardTypedIn(stored: readonly unknown[]): string | undefined {
  const cards = stored
    .map((each) => ({ id: textIn(each, 'id'), at: instantIn(each, 'createdAt') || 0 }))
    .filter(({ id }) => id !== undefined);
  return cards.toSorted((one, other) => one.at - other.at)[0]?.id;
}

/** In milliseconds; NaN where it is none. The library makes dates of what is promised to be one. */
function instantIn(value: unknown, name: string): number {
  const found = isRecord(value) ? value[name] : undefined;
  return found instanceof Date ? found.getTime() : Date.parse(asText(found));
}
