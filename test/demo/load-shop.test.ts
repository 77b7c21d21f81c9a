import 'reflect-metadata';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassword, demoShop, generatedShop, loadShop } from '../../src/demo/index.js';
import { modules } from '../../src/modules.js';
import { diagnose, platformChecks } from '../../src/platform/doctor.js';
import { silentLog } from '../../src/platform/log.js';
import { seedWhenEmpty } from '../../src/start/seed-when-empty.js';
import { openShop, type Shop } from '../support/app.js';

const small = generatedShop({ products: 30, variants: 2, stores: 3 });
let shop: Shop;

beforeEach(async () => {
  shop = await openShop({ workers: 0, gateways: 2 });
});
afterEach(() => shop.close());

/** Everything that says how much there is, and that something was written. */
async function footprint(): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql<Record<string, unknown>>`
    select (select count(*) from product) as products, (select count(*) from variant) as variants,
      (select count(*) from price) as prices, (select count(*) from location) as locations,
      (select count(*) from customer) as customers, (select sum(version) from customer) as versions,
      (select count(*) from staff_member) as staff, (select count(*) from stock_item) as items,
      (select sum(on_hand) from stock_item) as pieces, (select count(*) from stock_movement) as movements,
      (select count(*) from picture) as pictures, (select count(*) from event) as events`.execute(
    shop.app.gateway.db,
  );
  return rows[0];
}

async function findings(): Promise<unknown[]> {
  const checks = [...platformChecks, ...modules.flatMap((module) => [...(module.checks ?? [])])];
  const diagnoses = await diagnose(shop.app.gateway.db, checks);
  return diagnoses.flatMap((diagnosis) => diagnosis.findings);
}

describe('loading a shop', () => {
  it('brings all of it, and changes nothing the second time', async () => {
    const { gateway } = shop.app;
    await loadShop(gateway, small);
    const first = await footprint();
    expect(first).toMatchObject({
      products: 30,
      variants: 60,
      prices: 60,
      locations: 3,
      items: 180,
      pictures: 30,
      customers: small.customers.length,
      staff: small.staff.length,
    });
    expect(await findings()).toEqual([]);
    await loadShop(gateway, small);
    expect(await footprint()).toEqual(first);
  });

  it('completes what was interrupted, and leaves what was sold since then', async () => {
    const { gateway } = shop.app;
    const stopping = {
      begin: (what: string) => {
        if (what === 'stock') throw new Error('the lights went out');
      },
      advance: () => {},
      end: () => {},
    };
    await expect(loadShop(gateway, small, stopping)).rejects.toThrow('the lights went out');
    expect(await footprint()).toMatchObject({ products: 30, items: 0 });
    await loadShop(gateway, small);
    await sql`
      with sold as (
        update stock_item set on_hand = on_hand - 1 where on_hand > 0 returning *
      )
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        actor_kind, channel, correlation_id, at)
      select new_id(), variant_id, location_id, 'ADJUST', -1, 0, 'SYSTEM', 'STORE', 'test', now()
      from sold`.execute(gateway.db);
    const sold = await footprint();
    await loadShop(gateway, small);
    expect(await footprint()).toEqual(sold);
    expect(await findings()).toEqual([]);
  });

  it('lets everybody sign in, by the password of the demo and as a persona', async () => {
    await loadShop(shop.app.gateway, small);
    const { data } = await shop.ask(
      `mutation ($customer: SignInInput!, $staff: SignInInput!) {
        signIn(input: $customer) { __typename }
        signInStaff(input: $staff) { __typename } }`,
      {
        customer: { email: small.customers[0]?.email, password: demoPassword },
        staff: { email: small.staff[0]?.email, password: demoPassword },
      },
    );
    expect(data).toMatchObject({
      signIn: { __typename: 'SignInPayload' },
      signInStaff: { __typename: 'SignInPayload' },
    });
    for (const persona of [
      'customer',
      'associate',
      'agent',
      'supervisor',
      'partner',
      'device',
      'admin',
    ])
      expect(await shop.tokenOf(persona)).not.toBe('');
  });
});

describe('the first start', () => {
  let said = '';
  const output = { write: (text: string) => (said += text) };
  beforeEach(() => {
    said = '';
  });

  const seed = (gateway: number) =>
    seedWhenEmpty((shop.apps[gateway] ?? shop.app).gateway, silentLog, output);

  it('loads the demo once, however many processes start, and shows its pictures', async () => {
    expect((await Promise.all([seed(0), seed(1)])).toSorted()).toEqual([false, true]);
    const { products, variants } = demoShop().counts;
    expect(said).toMatch(
      new RegExp(
        `^Loading the demo shop: ${products} products in ${variants} variants, 22 places ... done in [0-9.]+ s.\n$`,
      ),
    );
    expect(await footprint()).toMatchObject({ products, variants, locations: 22 });
    expect(await findings()).toEqual([]);
    const { data } = await shop.ask('{ products(first: 1) { nodes { images { url } } } }');
    const url = data.products.nodes[0].images[0].url;
    const answer = await shop.app.http.inject({ url });
    expect([answer.statusCode, answer.body.slice(0, 4)]).toEqual([200, '<svg']);
    expect(await seed(0)).toBe(false);
  }, 120_000);

  it('leaves a shop alone in which something has happened', async () => {
    await loadShop(shop.app.gateway, small);
    expect(await seed(0)).toBe(false);
    expect(await footprint()).toMatchObject({ products: 30 });
  });

  it('completes a loading that was interrupted', async () => {
    await shop.app.gateway.runAsSystem('test', async (work) =>
      work.emit({ streams: ['demo'], type: 'DemoLoadingBegun', payload: {} }),
    );
    await loadShop(shop.app.gateway, { ...demoShop(), products: [], priceLists: [], stock: [] });
    expect(await seed(0)).toBe(true);
    expect(await footprint()).toMatchObject({ products: demoShop().counts.products });
  }, 120_000);
});
