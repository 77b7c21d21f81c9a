import { describe, expect, it } from 'vitest';
import { readIban } from '../../src/kernel/iban.js';
import {
  creditorReference,
  findReferences,
  inGroups,
} from '../../src/offline-payments/domain/creditor-reference.js';

describe('a creditor reference', () => {
  it('has check digits by ISO 11649', () => {
    // The example of the standard, without the part that ours leave out.
    expect(findReferences('RF18539007547034')).toEqual([]);
    const reference = creditorReference(new Uint8Array(10));
    expect(reference).toMatch(/^RF\d{2}2222222222$/);
    expect(findReferences(reference)).toEqual([reference]);
  });

  it('is found however it was typed', () => {
    const reference = creditorReference(Uint8Array.from([3, 14, 15, 92, 65, 35, 89, 79, 32, 38]));
    const typed = `order of Monday ${inGroups(reference).toLowerCase()}, thanks`;
    expect(findReferences(typed)).toEqual([reference]);
  });

  it('is not taken for another when two symbols are swapped or one is wrong', () => {
    const reference = creditorReference(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    const swapped = reference.replace(/(.)(.)$/, '$2$1');
    expect(findReferences(swapped)).toEqual([]);
    expect(findReferences(reference.replace(/.$/, '2'))).toEqual([]);
  });
});

describe('an IBAN', () => {
  it('is read without its spaces', () => {
    expect(readIban('FR14 2004 1010 0505 0001 3M02 606')).toBe('FR1420041010050500013M02606');
  });

  it('is none with a wrong digit', () => {
    expect(readIban('FR14 2004 1010 0505 0001 3M02 607')).toBeUndefined();
    expect(readIban('not an account')).toBeUndefined();
  });
});
