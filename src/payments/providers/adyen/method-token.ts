import { randomUUID } from 'node:crypto';
import { findCardNumber } from '../../../kernel/card-number.js';

/** A payment method that Adyen keeps for a shopper, under the shopper's name there. */
export interface StoredMethod {
  readonly shopperReference: string;
  readonly storedPaymentMethodId: string;
}

const shape = /^adyen:([A-Za-z0-9_.-]{3,100}):([A-Za-z0-9]{8,64})$/;
const visitorShape = /^visit-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The tokens of this provider: `adyen:<shopperReference>:<storedPaymentMethodId>`. A card is stored at Adyen by its
 * own pages and components in the browser; what is encrypted there is thousands of characters long, and no token of
 * ours.
 */
export function readMethodToken(token: string): StoredMethod | undefined {
  const [, shopperReference, storedPaymentMethodId] = shape.exec(token) ?? [];
  if (!shopperReference || !storedPaymentMethodId || findCardNumber(token)) return undefined;
  return { shopperReference, storedPaymentMethodId };
}

export function methodToken({ shopperReference, storedPaymentMethodId }: StoredMethod): string {
  return `adyen:${shopperReference}:${storedPaymentMethodId}`;
}

/** A name for the shopper of one visit of the card page. It is a secret: whoever knows it may use the card. */
export function newVisitor(): string {
  return `visit-${randomUUID()}`;
}

/** True where a shopper is one of the card page, who is no customer. */
export function isVisitor(shopperReference: string): boolean {
  return visitorShape.test(shopperReference);
}

/** A visit of the card page stands for the card that was typed in it: `adyen:<visitor>`. */
export function visitToken(visitor: string): string {
  return `adyen:${visitor}`;
}

/** The shopper of the visit that a token names; undefined where it names none. */
export function readVisitToken(token: string): string | undefined {
  const visitor = token.startsWith('adyen:') ? token.slice('adyen:'.length) : '';
  return isVisitor(visitor) ? visitor : undefined;
}
