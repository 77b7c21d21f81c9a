import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodesOf, readSgtin } from '../../src/tags/domain/sgtin.js';
import { sgtinOf } from './sgtin-of.js';

describe('a tag', () => {
  it('is read as the example of the standard says', () => {
    // GS1 EPC Tag Data Standard, E.3: urn:epc:id:sgtin:0614141.812345.6789, GTIN 80614141123458.
    expect(readSgtin('3074257BF7194E4000001A85')).toEqual({
      gtin: '80614141123458',
      serial: 6789n,
    });
  });

  it('says what it was written with, whatever the length of the company prefix', () => {
    const units = fc.record({
      prefixDigits: fc.integer({ min: 6, max: 12 }),
      digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }),
      serial: fc.bigInt({ min: 0n, max: 2n ** 38n - 1n }),
    });
    fc.assert(
      fc.property(units, ({ prefixDigits, digits, serial }) => {
        const read = readSgtin(sgtinOf(digits.join(''), prefixDigits, serial));
        expect(read?.gtin.slice(0, 13)).toBe(digits.join(''));
        expect(read?.serial).toBe(serial);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '30',
    'E2801160600002054CC2096F',
    '301C257BF7194E4000001A85',
    '307FFFFFFFFFFFFFFFFFFFFF',
  ])('is none of goods: %s', (epc) => {
    expect(readSgtin(epc)).toBeUndefined();
  });

  it('is looked up under each form of its barcode', () => {
    expect(barcodesOf('04006381333931')).toEqual(['04006381333931', '4006381333931']);
    expect(barcodesOf('00000096385074')).toEqual([
      '00000096385074',
      '0000096385074',
      '000096385074',
      '96385074',
    ]);
  });
});
