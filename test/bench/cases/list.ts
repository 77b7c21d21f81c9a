import { toGlobalId } from '../../../src/kernel/ids.js';
import { ask, bodyOf, expectData, expectJson } from '../load/graph.js';
import { type BenchCase, pick, type Shop } from './bench-case.js';
import { expectSameContent } from './same-content.js';

const pageSize = 24;

const document = /* GraphQL */ `
  query List($first: Int!, $after: String, $store: ID!) {
    products(first: $first, after: $after) {
      nodes {
        id slug title vendor
        images { url alt width height }
        variants {
          id sku title
          price { amountMinor currency }
          compareAtPrice { amountMinor currency }
          availableAt(locationId: $store) { band }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Place {
  /** After which product the page begins, in the words of each side. */
  readonly gateway: string;
  readonly floor: string;
}

/** A page of 24 products with 3 variants each, their prices, and their stock in one store. */
export async function prepareList(shop: Shop): Promise<BenchCase> {
  const stores = await storeIds(shop);
  const pages = await pagesOf(shop);
  const variablesOf = (number: number, first = pageSize) => ({
    first,
    after: pick(pages, number).gateway,
    store: toGlobalId('Location', pick(stores, number)),
  });
  const floorPath = (number: number) => {
    const [page, store] = [pick(pages, number), pick(stores, number)];
    return `/products?first=${pageSize}&store=${store}&after=${page.floor}`;
  };
  for (const number of [1, 2, 3]) {
    const { products } = await ask(shop.gateway, document, variablesOf(number));
    expectSameContent(products, expectJson(await shop.floor.get(floorPath(number))));
  }
  const asking = (first: number) => async (client: Shop['gateway'], number: number) =>
    expectData(await client.post('/graphql', bodyOf(document, variablesOf(number, first))));
  return {
    name: 'list',
    gateway: asking(pageSize),
    floor: async (client, number) => {
      const answer = await client.get(floorPath(number));
      if (answer.status !== 200) expectJson(answer);
    },
    extent: { little: asking(1), much: asking(100) },
  };
}

export async function storeIds({ db }: Shop): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from location where kind = 'STORE' and active order by code`,
  );
  return rows.map((row) => row.id);
}

/** The beginnings of all pages, so that what is read is spread over the whole shop. */
async function pagesOf({ gateway, db }: Shop): Promise<Place[]> {
  const cursors: string[] = [];
  let after: string | null = null;
  do {
    const page: Walk = await ask<Walk>(gateway, walk, { after });
    cursors.push(...page.products.edges.map((edge) => edge.cursor));
    after = page.products.pageInfo.hasNextPage ? (cursors.at(-1) ?? null) : null;
  } while (after !== null);
  const { rows } = await db.query<{ id: string; created_at: Date }>(
    `select id, created_at from product where status = 'ACTIVE' order by created_at desc, id desc`,
  );
  const places: Place[] = [];
  for (let last = pageSize - 1; last < cursors.length - pageSize; last += pageSize) {
    const row = rows[last];
    const cursor = cursors[last];
    if (!row || cursor === undefined) break;
    places.push({ gateway: cursor, floor: `${row.created_at.toISOString()}_${row.id}` });
  }
  return places;
}

interface Walk {
  readonly products: {
    readonly edges: readonly { readonly cursor: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

const walk = /* GraphQL */ `
  query Walk($after: String) {
    products(first: 96, after: $after) { edges { cursor } pageInfo { hasNextPage } }
  }`;
