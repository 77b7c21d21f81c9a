import { toGlobalId } from '../../../src/kernel/ids.js';
import type { Client } from '../load/client.js';
import { ask, bodyOf, expectData, expectJson } from '../load/graph.js';
import { type BenchCase, pick, type Shop } from './bench-case.js';
import { storeIds } from './list.js';
import { expectSameContent } from './same-content.js';

const document = /* GraphQL */ `
  query Detail($slug: String!, $stores: [ID!]) {
    product(slug: $slug) {
      id slug title description vendor tags
      images { url alt width height }
      category { slug name }
      options { code name values { code name } }
      variants {
        id sku barcode title
        optionValues { option value label }
        price { amountMinor currency }
        compareAtPrice { amountMinor currency }
        stock(locationIds: $stores, first: 20) { band location { id code name } }
      }
    }
  }`;

/** One product by its slug, with the stock of its variants in 20 stores. */
export async function prepareDetail(shop: Shop): Promise<BenchCase> {
  const { rows } = await shop.db.query<{ slug: string }>(
    `select slug from product where status = 'ACTIVE' order by id`,
  );
  const [oneStore = ''] = await storeIds(shop);
  for (const number of [1, 2, 3]) {
    const { slug } = pick(rows, number);
    const { product } = await ask(shop.gateway, document, { slug });
    expectSameContent(product, expectJson(await shop.floor.get(`/products/${slug}`)));
  }
  const asking = (stores?: string[]) => async (client: Client, number: number) => {
    const { slug } = pick(rows, number);
    const answer = await client.post('/graphql', bodyOf(document, { slug, stores }));
    expectData(answer);
    if (answer.body.length < 500) throw new Error(`there is no ${slug}`);
  };
  return {
    name: 'detail',
    gateway: asking(),
    floor: async (client, number) => {
      const answer = await client.get(`/products/${pick(rows, number).slug}`);
      if (answer.status !== 200) expectJson(answer);
    },
    extent: { little: asking([toGlobalId('Location', oneStore)]), much: asking() },
  };
}
