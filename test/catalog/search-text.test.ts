import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, searchText, searchWords } from '../../src/kernel/search-text.js';

describe('plain text', () => {
  it.each([
    ['Bonnet Côtelé', 'bonnet cotele'],
    ["L'Été  à Noël !", 'l ete a noel'],
    ['Cœur, Æther, Straße, Øre', 'coeur aether strasse ore'],
    ['İstanbul', 'istanbul'],
    ['100 % coton_bio', '100 coton bio'],
    ['ＡＢＣ １２', 'abc 12'],
    ['%_\\', ''],
  ])('%s is %s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('says nothing new when it is made plain twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = plainText(text);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});

describe('search text', () => {
  it('holds every word once, and words with a hyphen also in one piece', () => {
    expect(searchText(['T-shirt rayé', 'shirt CAP-BLUE'])).toBe(
      ' t shirt tshirt raye cap blue capblue ',
    );
  });

  it('asks nothing where nothing is asked, and finds nothing where there is no word', () => {
    expect(searchWords(undefined)).toBeUndefined();
    expect(searchWords('  ')).toBeUndefined();
    expect(searchWords('%')).toEqual([]);
  });

  it('finds a text by every beginning of each of its words', () => {
    const word = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (texts) => {
        const haystack = searchText(texts);
        for (const asked of searchWords(texts.join(' ')) ?? [])
          for (let length = 1; length <= asked.length; length += 1)
            expect(haystack).toContain(` ${asked.slice(0, length)}`);
      }),
    );
  });

  it('lets no word mean anything to LIKE', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (asked) => {
        for (const word of searchWords(asked) ?? []) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
