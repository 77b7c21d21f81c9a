import { createHash, createHmac } from 'node:crypto';
import { findCardNumber } from '../../kernel/card-number.js';

/** Without the letters that people mistake for digits: Crockford's alphabet, five bits a symbol. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 30 symbols of five bits: 150 bits, so nobody finds a card by trying. */
const codeLength = 30;
const groupLength = 5;

/**
 * The code of a gift card, made from its id and a secret of the gateway. It is kept nowhere: whoever issues the card
 * again with the same key is shown the same code, and no copy of the database holds it.
 */
export function giftCardCode(secret: string, cardId: string): string {
  for (let round = 0; ; round += 1) {
    const digest = createHmac('sha256', secret).update(`gift card:${round}:${cardId}`).digest();
    const code = inGroups(symbolsOf(digest));
    // A code that looks like the number of a payment card would be turned away at the door.
    if (!findCardNumber(code)) return code;
  }
}

/** What is kept of a code. It has more bits than anybody can try, so a plain hash gives nothing away. */
export function giftCardHash(code: string): Buffer {
  return createHash('sha256').update(plain(code)).digest();
}

/** The end of the code, by which people tell their cards apart. */
export function lastFour(code: string): string {
  return plain(code).slice(-4);
}

/** As people type: case, spaces and dashes do not count, and O, I and L are meant as digits. */
function plain(code: string): string {
  return code
    .slice(0, 100)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function symbolsOf(digest: Buffer): string {
  let number = BigInt(`0x${digest.toString('hex')}`);
  let symbols = '';
  while (symbols.length < codeLength) {
    symbols += alphabet[Number(number % 32n)];
    number /= 32n;
  }
  return symbols;
}

function inGroups(symbols: string): string {
  const groups: string[] = [];
  for (let from = 0; from < symbols.length; from += groupLength)
    groups.push(symbols.slice(from, from + groupLength));
  return groups.join('-');
}
