import { expect, it } from 'vitest';
import { type Told, writeLetter } from '../../src/messaging/letters/letter.js';
import {
  letterNamed,
  letters,
  lettersFor,
  toldEvents,
} from '../../src/messaging/letters/letters.js';

const told: Told = {
  number: 'P2026-100001',
  addressee: 'Léa',
  goods: {
    placeName: 'Lyon Bellecour',
    placeAddress: '1 rue de la République, 69002 Lyon',
    code: 'ABCD2345',
    keptUntil: 'lundi 30 novembre 2026 à 10:00',
    trackingCode: 'SB0000000001FR',
    lines: ['2 × Casquette'],
    isWaiting: true,
    paid: '39,80 €',
  },
  correction: { notTaken: ['1 × Casquette'], taken: ['1 × Mug'] },
  facts: {
    state: 'CANCELED',
    lines: [{ sku: 'CAP-BLUE', quantity: 1 }],
    parcelNumber: 2,
    trackingCode: 'SB0000000002FR',
    operationMinor: 123_456,
    amounts: { currency: 'EUR' },
    number: 'R2026-100001',
    hasCollector: true,
    orderId: 'an order',
    reason: 'la caméra a mal vu',
    exchangeOrderNumber: 'P2026-100002',
    tender: 'CASH',
    amountMinor: 1990,
    currency: 'EUR',
  },
};
const facts: readonly Told['facts'][] = [
  told.facts,
  { ...told.facts, state: 'READY' },
  { ...told.facts, isInParcels: true },
  { ...told.facts, from: 'REQUESTED', orderId: null },
  { ...told.facts, state: 'RECEIVED', because: 'EXPIRED', toPayMinor: 0 },
];
const tenders = ['STORE_CREDIT', 'GIFT_CARD', 'CASH', 'TERMINAL'];
/** Nothing was bought, so there is nothing to name. */
const withoutNumber: ReadonlySet<string> = new Set(['VISIT_NOTHING_TAKEN', 'VISIT_ABANDONED']);
it.each(letters.map(({ name }) => name))(
  'writes %s in both languages, with nothing left out',
  (name) => {
    const written = (['fr', 'en'] as const).map((locale) =>
      writeLetter(letterNamed(name), locale, told),
    );
    for (const { subject, body } of written) {
      expect(`${subject} ${body}`).not.toMatch(/undefined|null|NaN|\[object/);
      if (!withoutNumber.has(name)) expect(subject).toMatch(/[PR]2026-100001/);
      expect(subject.length).toBeLessThan(100);
      expect(body).toContain('Léa');
    }
    expect(written[0]?.subject).not.toBe(written[1]?.subject);
  },
);

it('tells of an amount as people write it', () => {
  const { body } = writeLetter(letterNamed('PAYMENT_REFUNDED'), 'fr', told);
  expect(body.replace(/\s/g, ' ')).toContain('1 234,56 €');
  const yen = { ...told, facts: { ...told.facts, amounts: { currency: 'JPY' } } };
  expect(writeLetter(letterNamed('PAYMENT_REFUNDED'), 'en', yen).body).toContain('¥123,456');
});

it.each(tenders)('says how money goes back as %s', (tender) => {
  const given = { ...told, facts: { ...told.facts, tender } };
  const [fr, en] = (['fr', 'en'] as const).map((locale) => {
    const { body } = writeLetter(letterNamed('REFUND_PAID_OUT'), locale, given);
    return body.replace(/\s/g, ' ');
  });
  expect(fr).toContain('remboursé 19,90 € pour votre commande P2026-100001 : ');
  expect(en).toContain('given back €19.90 for your order P2026-100001: ');
});

it('tells one person of one kind of news once', () => {
  for (const type of toldEvents)
    for (const each of facts) {
      const letters = lettersFor(type, each);
      const people = letters.map(({ to = 'BUYER' }) => to);
      expect(new Set(people).size).toBe(people.length);
    }
});

it('does not know a letter that nobody writes', () => {
  expect(() => letterNamed('LOVE')).toThrow('LOVE');
});
