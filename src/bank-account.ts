import { readIban } from './kernel/iban.js';
import { isCurrency } from './kernel/money.js';

/** The shop's own bank account. */
export interface BankAccount {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly currency: string;
}

/** Reads the account; undefined where there is no IBAN. A wrong one would send the buyers' money elsewhere. */
export function readBank(
  text: (name: string) => string | undefined,
  problem: (sentence: string) => Error,
): BankAccount | undefined {
  const given = text('BANK_IBAN');
  if (given === undefined) return undefined;
  const iban = readIban(given);
  const holder = text('BANK_HOLDER');
  const currency = text('BANK_CURRENCY') ?? 'EUR';
  if (!iban) throw problem('BANK_IBAN must be an IBAN with the right check digits.');
  if (!holder) throw problem('BANK_HOLDER must be set where BANK_IBAN is.');
  if (!isCurrency(currency)) throw problem('BANK_CURRENCY must be a currency of ISO 4217.');
  return { holder, iban, bic: text('BANK_BIC') ?? null, currency };
}
