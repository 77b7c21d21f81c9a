import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import type { PaymentMethod } from '../domain/authorize.js';
import type { Usage } from '../domain/payment.js';
import { authenticationRequired, cardNotSaved, type SandboxRefusal } from '../domain/refusals.js';
import { type TestToken, testTokens } from '../domain/test-tokens.js';
import { answerWithRefusal, type KeyedCall } from './book-change.js';
import { findPaymentMethod, nameToKeep } from './create-payment.js';

interface SaveCard {
  readonly paymentMethod: string;
  readonly customer: string;
  readonly usage: Usage;
}

/**
 * Keeps a card for a customer without a payment. The same card of the same customer keeps its name. A card that
 * would be declined is not kept, nor a virtual one, nor one whose bank wants to see its holder first.
 */
export function saveCard(desk: Desk, call: KeyedCall, input: SaveCard): Answer {
  const { paymentMethod, customer, usage } = input;
  const method = findPaymentMethod(desk, paymentMethod);
  if (!method) return answerWithRefusal(desk, call, cardNotSaved({ code: 'invalid_token' }));
  const refused = refusalOf(method);
  if (refused) return answerWithRefusal(desk, call, refused);
  const { behavesLike, card } = method;
  const savedCard = { id: nameToKeep(desk, customer, method), customer, usage, behavesLike, card };
  const answer = { ...call, savedCard };
  desk.books.write({ type: 'saved', saved: savedCard, answer });
  return answer;
}

function refusalOf({ behavesLike, card }: PaymentMethod): SandboxRefusal | undefined {
  if (card.virtual) return cardNotSaved({ code: 'virtual_card' });
  const { declineCode, challenge }: TestToken = testTokens[behavesLike];
  if (declineCode) return cardNotSaved({ code: declineCode });
  return challenge && authenticationRequired();
}
