import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorKinds, channels } from '../../../src/platform/auth/actor.js';
import { given, type StockedShop } from '../../support/given.js';
import { fillCart, freshKey } from '../../support/journey.js';
import { tenders } from './tenders.js';
import { waysBack } from './ways-back.js';
import { channelsWithoutOrders, waysToBuy } from './ways-to-buy.js';

const schema = buildSchema(
  readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'),
);
const wordsOf = (name: string) =>
  (schema.getType(name) as GraphQLEnumType)
    .getValues()
    .map((value) => value.name)
    .sort();
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

describe('the matrix of purchases and returns', () => {
  it('buys by every channel, or says why nobody can', () => {
    const bought = waysToBuy.map(({ channel }) => channel);
    const not = Object.keys(channelsWithoutOrders);
    expect(sorted([...bought, ...not])).toEqual(wordsOf('PayingChannel'));
    expect(sorted(channels)).toEqual(wordsOf('PayingChannel'));
    expect(not.filter((channel) => bought.some((each) => each === channel))).toEqual([]);
  });

  it('gives back by every tender', () => {
    expect(sorted(Object.keys(tenders))).toEqual(wordsOf('RefundTender'));
  });

  it('takes back in every way', () => {
    expect(sorted(waysBack.map(({ method }) => method))).toEqual(wordsOf('ReturnMethod'));
  });

  it('has goods leave in every way', () => {
    expect(sorted(waysToBuy.map(({ kind }) => kind))).toEqual(wordsOf('FulfilmentKind'));
  });
});

describe('a channel that no order comes by', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    shop = await given.shop({ workers: 0 });
  });
  afterAll(() => shop.close());

  const place = /* GraphQL */ `
    mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`;
  const personas = ['customer', 'associate', 'device', 'agent', 'supervisor', 'partner', 'admin'];

  it('is claimed by everybody here', async () => {
    const answer = await Promise.all(
      personas.map(async (each) =>
        shop.ask('{ viewer { kind } }', {}, { token: await shop.tokenOf(each) }),
      ),
    );
    const kinds = answer.map(({ data }) => data.viewer.kind);
    expect(sorted(['GUEST', 'SYSTEM', ...kinds])).toEqual(sorted(actorKinds));
  });

  it.each(Object.keys(channelsWithoutOrders))('is refused to everybody: %s', async (channel) => {
    const { cartId } = await fillCart(shop);
    const headers = { 'x-channel': channel };
    const input = { cartId, paymentMethodToken: 'tok_success', idempotencyKey: freshKey() };
    for (const persona of [null, ...personas]) {
      const token = persona ? await shop.tokenOf(persona) : undefined;
      const answer = await shop.ask(place, { input }, { token, headers });
      expect(answer.errors?.[0]?.extensions.code, `${persona}`).toBe('FORBIDDEN');
    }
  });
});
