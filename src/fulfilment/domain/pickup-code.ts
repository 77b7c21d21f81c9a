import { createHmac, timingSafeEqual } from 'node:crypto';

/** Without the letters and digits that people mistake for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/**
 * The code that proves at the counter who may take the goods: eight symbols, made from the fulfilment's id
 * and a secret of the gateway. It is kept nowhere, so no copy of the database holds it.
 */
export function pickupCode(secret: string, fulfilmentId: string): string {
  const digest = createHmac('sha256', secret).update(`pickup:${fulfilmentId}`).digest();
  let number = digest.readBigUInt64BE();
  let code = '';
  for (let place = 0; place < codeLength; place += 1) {
    code += alphabet[Number(number % BigInt(alphabet.length))];
    number /= BigInt(alphabet.length);
  }
  return code;
}

/** What the QR code of a pickup says: a scanner finds the order by it, and may give it as the code. */
export function pickupScan(orderNumber: string, code: string): string {
  return `${orderNumber}/${code}`;
}

/** Compares as people type, or as a scanner reads: case, spaces and dashes do not count. Takes the same time for every answer. */
export function isPickupCode(secret: string, fulfilmentId: string, given: string): boolean {
  const code = given.slice(given.lastIndexOf('/') + 1);
  const typed = Buffer.from(code.toUpperCase().replace(/[\s-]/g, '').slice(0, 32));
  const right = Buffer.from(pickupCode(secret, fulfilmentId));
  return typed.length === right.length && timingSafeEqual(typed, right);
}
