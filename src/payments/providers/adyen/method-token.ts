import { findCardNumber } from '../../../kernel/card-number.js';

/** A payment method that Adyen keeps for a shopper, under the shopper's name there. */
export interface StoredMethod {
  readonly shopperReference: string;
  readonly storedPaymentMethodId: string;
}

const shape = /^adyen:([A-Za-z0-9_.-]{3,100}):([A-Za-z0-9]{8,64})$/;

/**
 * The tokens of this provider: `adyen:<shopperReference>:<storedPaymentMethodId>`. A card is stored at Adyen by its
 * own components in the browser; what is encrypted there is thousands of characters long, and no token of ours.
 */
export function readMethodToken(token: string): StoredMethod | undefined {
  const [, shopperReference, storedPaymentMethodId] = shape.exec(token) ?? [];
  if (!shopperReference || !storedPaymentMethodId || findCardNumber(token)) return undefined;
  return { shopperReference, storedPaymentMethodId };
}
