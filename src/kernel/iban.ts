import { mod97 } from './mod-97.js';

const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** An IBAN without spaces, where it is one by ISO 13616: its check digits are right. Undefined otherwise. */
export function readIban(text: string): string | undefined {
  const iban = text.replace(/\s/g, '').toUpperCase();
  return shape.test(iban) && mod97(iban.slice(4) + iban.slice(0, 4)) === 1 ? iban : undefined;
}
