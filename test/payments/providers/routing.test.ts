import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { unknownIn } from '../../../src/payment-routes.js';
import { type RoutingRule, rankProviders } from '../../../src/payments/providers/routing.js';

const all = ['stripe', 'adyen', 'sandbox'].map((name) => ({ name }));
const rules: readonly RoutingRule[] = [
  { families: ['CARD'], currencies: ['EUR'], countries: ['FR', 'BE'], providers: ['adyen'] },
  { currencies: ['EUR'], fromMinor: 50_000, toMinor: 90_000, providers: ['sandbox', 'stripe'] },
  { families: ['APPLE_PAY'], providers: ['stripe'] },
  { countries: ['US'], providers: ['nobody'] },
];

const card = { family: 'CARD', currency: 'EUR', amountMinor: 1000 } as const;

it.each([
  ['the first that applies', { ...card, country: 'FR', amountMinor: 60_000 }, 1, ['adyen']],
  ['an amount between', { ...card, amountMinor: 60_000 }, 2, ['sandbox', 'stripe']],
  ['the least of it', { ...card, amountMinor: 50_000 }, 2, ['sandbox', 'stripe']],
  ['the most of it', { ...card, amountMinor: 90_000 }, 2, ['sandbox', 'stripe']],
  ['another family', { family: 'APPLE_PAY' } as const, 3, ['stripe']],
  ['less than it', { ...card, amountMinor: 49_999 }, undefined, ['stripe', 'adyen', 'sandbox']],
  ['more than it', { ...card, amountMinor: 90_001 }, undefined, ['stripe', 'adyen', 'sandbox']],
  [
    'an amount not known',
    { family: 'CARD', currency: 'EUR' } as const,
    undefined,
    all.map((each) => each.name),
  ],
  ['another currency', { ...card, currency: 'USD' }, undefined, ['stripe', 'adyen', 'sandbox']],
  ['nothing known', { family: 'CARD' } as const, undefined, ['stripe', 'adyen', 'sandbox']],
  [
    'a rule for nobody here',
    { family: 'CARD', country: 'US' } as const,
    undefined,
    all.map((each) => each.name),
  ],
])('ranks by the rules: %s', (_name, facts, rule, names) => {
  const ranking = rankProviders(all, facts, rules);
  expect(ranking.rule).toBe(rule);
  expect(ranking.ranked.map(({ name }) => name)).toEqual(names);
});

it('leaves what only one can take to that one, whatever the rules prefer', () => {
  const facts = { ...card, country: 'FR' };
  expect(rankProviders([{ name: 'stripe' }], facts, rules).ranked).toEqual([{ name: 'stripe' }]);
});

describe('PAYMENT_ROUTES', () => {
  const read = (value: string) => readConfig({ PAYMENT_ROUTES: value }).paymentRoutes;

  it('is a list of rules, and empty where it is left out', () => {
    expect(readConfig({}).paymentRoutes).toEqual([]);
    expect(read(JSON.stringify(rules))).toEqual(rules);
  });

  it.each([
    ['{', 'a list of rules in JSON'],
    ['{"providers":["stripe"]}', 'a list of rules in JSON'],
    ['[1]', 'rule 1: a rule is an object'],
    ['[{"providers":["stripe"]},{}]', 'rule 2: `providers` is missing'],
    ['[{"providers":[]}]', '`providers` is a list of names such as stripe'],
    ['[{"providers":"stripe"}]', '`providers` is a list'],
    ['[{"providers":["stripe"],"provider":"adyen"}]', 'no part `provider`'],
    ['[{"providers":["stripe"],"currencies":["eur"]}]', '`currencies` is a list'],
    ['[{"providers":["stripe"],"currencies":["EUQ"]}]', 'EUQ is no currency'],
    ['[{"providers":["stripe"],"countries":["FRA"]}]', '`countries` is a list'],
    ['[{"providers":["stripe"],"families":["Card"]}]', '`families` is a list'],
    ['[{"providers":["stripe"],"fromMinor":1}]', 'amounts need `currencies`'],
    ['[{"providers":["stripe"],"currencies":["EUR","USD"],"toMinor":1}]', 'amounts need'],
    ['[{"providers":["stripe"],"currencies":["EUR"],"toMinor":1.5}]', 'whole numbers'],
    ['[{"providers":["stripe"],"currencies":["EUR"],"toMinor":-1}]', 'whole numbers'],
    ['[{"providers":["stripe"],"currencies":["EUR"],"fromMinor":2,"toMinor":1}]', 'is more than'],
  ])('stops the start where it is not right: %s', (value, problem) => {
    expect(() => read(value)).toThrow(/^PAYMENT_ROUTES /);
    expect(() => read(value)).toThrow(problem);
  });

  it('names nobody and nothing that is not there', () => {
    const known = { families: ['CARD', 'APPLE_PAY'], providers: ['stripe', 'adyen', 'sandbox'] };
    expect(unknownIn(rules, known)).toBe('names a provider that is not set up: nobody.');
    expect(unknownIn(rules.slice(0, 3), known)).toBeUndefined();
    const strange = [{ families: ['CARDS'], providers: ['stripe'] }];
    expect(unknownIn(strange, known)).toBe('names a family that there is not: CARDS.');
  });
});

it.each([
  ['PROVIDER_BREAKER_FAILURES', '0'],
  ['PROVIDER_BREAKER_PAUSE_MS', '99'],
  ['SANDBOX_TIMEOUT_MS', 'soon'],
])('does not start with a wrong %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});
