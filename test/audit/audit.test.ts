import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import { serveAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';

const auditEntries = /* GraphQL */ `
  query ($subjectId: ID, $actorId: ID, $locationId: ID, $correlationId: String, $since: DateTime, $until: DateTime,
    $first: Int, $after: String) {
    auditEntries(subjectId: $subjectId, actorId: $actorId, locationId: $locationId, correlationId: $correlationId,
      since: $since, until: $until, first: $first, after: $after) {
      nodes {
        id subjectType subjectId source action command actorKind actorId channel locationId reason correlationId at
        changes { field before after }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const cancelOrder = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;

interface Entry {
  readonly subjectType: string;
  readonly source: string;
  readonly action: string;
  readonly command: string | null;
  readonly changes: readonly { field: string; before: string | null; after: string | null }[];
  readonly [fact: string]: unknown;
}

let shop: StockedShop;
let supervisor: { token: string };
beforeAll(async () => {
  shop = await given.shop();
  supervisor = { token: await shop.tokenOf('supervisor') };
});
afterAll(() => shop.close());

async function entries(variables: object): Promise<readonly Entry[]> {
  const given = { first: 100, ...variables };
  return answered(await shop.ask(auditEntries, given, supervisor)).nodes;
}

const stateChanges = (found: readonly Entry[]) =>
  found
    .flatMap(({ changes, command }) =>
      changes
        .filter(({ field }) => field === 'state')
        .map(({ before, after }) => `${before} -> ${after} by ${command}`),
    )
    .reverse();

describe('the audit of an order', () => {
  it('tells each step with who has made it, before and after', async () => {
    const { order: placed, paymentIntent } = await order(shop, await fillCart(shop));
    await serveAtCounter(shop, placed.fulfilments[0]);
    await expect
      .poll(async () => stateChanges(await entries({ subjectId: placed.id })), { timeout: 15_000 })
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^null -> PENDING_PAYMENT by placeOrder/),
          expect.stringMatching(/^PENDING_PAYMENT -> CONFIRMED by /),
          expect.stringMatching(/-> COMPLETED by /),
        ]),
      );
    const [handOver] = (await entries({ subjectId: placed.fulfilments[0].id })).filter(
      ({ command }) => command === 'handOverOrder',
    );
    expect(handOver).toMatchObject({
      subjectType: 'Fulfilment',
      action: 'CHANGED',
      actorKind: 'ASSOCIATE',
      channel: 'STORE',
      locationId: shop.locationIds['LYON'],
    });
    expect(stateChanges(await entries({ subjectId: paymentIntent.id })).at(-1)).toMatch(
      /CAPTURED by /,
    );
  });

  it('tells why, and what else the same request has led to', async () => {
    const { order: placed } = await order(shop, await fillCart(shop));
    const input = {
      orderId: placed.id,
      reason: 'It rains.',
      idempotencyKey: freshKey(),
    };
    const agent = { token: await shop.tokenOf('agent') };
    expect(answered(await shop.ask(cancelOrder, { input }, agent)).__typename).toBe('OrderPayload');
    const told = await entries({ subjectId: placed.id });
    const [canceled] = told.filter(({ command }) => command === 'cancelOrder');
    expect(canceled).toMatchObject({
      actorKind: 'AGENT',
      channel: 'CALL_CENTRE',
      reason: expect.stringMatching(/It rains\.$/),
    });
    const together = await entries({ correlationId: canceled?.['correlationId'] });
    const types = new Set(together.map(({ subjectType }) => subjectType));
    expect([...types]).toEqual(expect.arrayContaining(['Order', 'Fulfilment', 'PaymentIntent']));
    const byAgent = await entries({ actorId: canceled?.['actorId'] });
    expect(byAgent.length).toBeGreaterThan(0);
    expect(byAgent.every(({ actorId }) => actorId === canceled?.['actorId'])).toBe(true);
  });
});

describe('an entry of the audit', () => {
  it('hides names, addresses and secrets', async () => {
    await fillCart(shop);
    await order(shop, await fillCart(shop));
    const { rows } = await shop.app.gateway.database.pool.query<{ all: string }>(
      `select coalesce(jsonb_agg(to_jsonb(c))::text, '') as all from audit_change c`,
    );
    expect(rows[0]?.all).toContain('"order_number"');
    expect(rows[0]?.all).not.toMatch(/@example\.org|tok_success|Bernard/);
  });

  it('is found by location and time, in pages, by those who may', async () => {
    const lyon = await entries({ locationId: shop.locationIds['LYON'] });
    expect(lyon.length).toBeGreaterThan(0);
    const wrong = lyon.filter(({ locationId }) => locationId !== shop.locationIds['LYON']);
    expect(wrong).toEqual([]);
    expect(await entries({ until: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect((await entries({ since: '2020-01-01T00:00:00Z' })).length).toBeGreaterThan(0);
    const page = async (after?: string) =>
      answered(await shop.ask(auditEntries, { first: 2, after }, supervisor));
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    for (const persona of ['associate', 'agent', 'customer', 'device']) {
      const answer = await shop.ask(auditEntries, {}, { token: await shop.tokenOf(persona) });
      expect(answer.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
  });

  it('names nobody where it was changed behind the back of the gateway', async () => {
    const { rows } = await shop.app.gateway.database.pool.query<{ id: string }>(
      `update staff_member set name = 'Somebody' where code = 'agent' returning id`,
    );
    const [entry] = await entries({ subjectId: toGlobalId('StaffMember', rows[0]?.id ?? '') });
    expect(entry).toMatchObject({
      command: null,
      actorKind: null,
      source: 'staff_member',
      changes: [{ field: 'name', before: 'hidden', after: 'hidden' }],
    });
  });

  it('is written once where a command is repeated, and not where it is refused', async () => {
    const count = async () => {
      const { rows } = await shop.app.gateway.database.pool.query<{ n: number }>(
        `select count(*)::int as n from audit_command where name = 'placeOrder'`,
      );
      return rows[0]?.n ?? 0;
    };
    const cart = await fillCart(shop);
    const key = freshKey();
    const before = await count();
    await Promise.all([order(shop, cart, { key }), order(shop, cart, { key })]);
    expect(await count()).toBe(before + 1);
    await order(shop, cart, { key });
    expect(await count()).toBe(before + 1);
  });
});
