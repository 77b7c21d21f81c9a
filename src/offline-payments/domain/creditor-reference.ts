import { mod97 } from '../../kernel/mod-97.js';

/** Neither 0 and O, nor 1 and I and L: people read it out and type it. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const bodyLength = 10;
const found = /RF\d{2}[2-9A-HJKMNP-Z]{10}/g;

/**
 * A creditor reference by ISO 11649 from at least ten bytes: `RF`, two check digits, and ten symbols that are not
 * mistaken for each other. The same bytes give the same reference.
 */
export function creditorReference(bytes: Uint8Array): string {
  const body = [...bytes.slice(0, bodyLength)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
  const check = 98 - mod97(`${body}RF00`);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** The references in the text of a transfer, however it was typed, whose check digits are right. */
export function findReferences(text: string): string[] {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const references = [...plain.matchAll(found)].map(([reference]) => reference);
  return references.filter((each) => mod97(each.slice(4) + each.slice(0, 4)) === 1);
}

/** The reference as people read it: in groups of four. */
export function inGroups(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ');
}
