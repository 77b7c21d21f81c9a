import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { innerId } from '../../../src/platform/graphql/node.js';
import { answered } from '../../support/journey.js';
import {
  factsOf,
  type MatrixShop,
  openMatrixShop,
  type Place,
  places,
  unitPriceMinor,
  unitsAtFirst,
} from './matrix-shop.js';
import { tenders } from './tenders.js';
import { type BackFrom, type WayBack, waysBack } from './ways-back.js';
import type { WayToBuy } from './ways-to-buy.js';

type Tender = keyof typeof tenders;
const everyTender = Object.keys(tenders) as Tender[];

function tendersFor({ without }: WayToBuy): readonly Tender[] {
  return everyTender.filter((each) => each !== without);
}

/** How an order stands between one return and the next. */
interface Story {
  readonly variantId: string;
  readonly from: BackFrom;
  /** The number of its payment in the books of the provider. */
  readonly bookAt: number;
  readonly paidMinor: number;
  readonly expected: Record<Place, number>;
  givenMinor: number;
  toCardMinor: number;
  returned: number;
}

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      id number channel contact { email } lines { id fulfilled returned }
      paymentIntents { captured { amountMinor } }
    }
  }`;

/**
 * Goods are bought in each of these ways and come back in every way, one unit for every tender, in one shop. An order
 * has as many units as there are tenders, so that in the end all that was paid has come back.
 */
export function tellMatrix(ways: readonly WayToBuy[]): void {
  let shop: MatrixShop;
  const pairs = ways.flatMap((bought) => waysBack.map((back) => [bought, back] as const));
  beforeAll(async () => {
    shop = await openMatrixShop(pairs.length);
  });
  afterAll(() => shop.close());

  for (const bought of ways)
    describe(`goods that were bought ${bought.name}`, () => {
      for (const wayBack of waysBack) {
        const index = pairs.findIndex(([each, back]) => each === bought && back === wayBack);
        const variantId = () => shop.variantIds[index] ?? '';
        const isPossible = bought.buyer !== 'NOBODY' || !wayBack.byBuyer;
        describe(`come back ${wayBack.name}`, () => {
          if (isPossible) tellReturns(() => shop, { bought, wayBack, variantId });
          else
            it('not, as a stranger has no order', async () => {
              const { from } = await buy(shop, bought, variantId());
              const lines = [{ orderLineId: from.lineId, quantity: 1, reasonCode: 'CHANGED_MIND' }];
              const wish = { orderId: from.orderId, method: wayBack.method, lines };
              const refused = await shop.ask('requestReturn', wish, {});
              expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
            });
        });
      }
    });
}

interface Pair {
  readonly bought: WayToBuy;
  readonly wayBack: WayBack;
  readonly variantId: () => string;
}

function tellReturns(shopOf: () => MatrixShop, { bought, wayBack, variantId }: Pair): void {
  const itsTenders = tendersFor(bought);
  let story: Story;
  it('once they have left, and are paid for', async () => {
    story = await buy(shopOf(), bought, variantId());
    expect(story.paidMinor).toBeGreaterThanOrEqual(itsTenders.length * unitPriceMinor);
  });

  it.each(itsTenders)('and are given back as %s', async (tender) => {
    const shop = shopOf();
    const back = await wayBack.come(shop, story.from);
    const given = await tenders[tender]({ shop, from: story.from, back, variantId: variantId() });
    story.expected[back.place] += 1;
    if (given.carriedOutAt) story.expected[given.carriedOutAt] -= 1;
    story.returned += 1;
    story.givenMinor += given.amountMinor;
    story.toCardMinor += given.toCardMinor;
    const { askedBy, receivedBy, cashierIs, returnId: subjectId } = back;
    const about = { orderId: story.from.orderId, variantId: variantId(), subjectId };
    const { onHand, lines, trace } = await factsOf(shop, about);
    expect(onHand).toEqual(story.expected);
    expect(lines).toEqual([{ fulfilled: itsTenders.length, returned: story.returned }]);
    expect(given.amountMinor).toBeGreaterThanOrEqual(unitPriceMinor);
    expect(bookOf(shop, story).amountRefunded.minor).toBe(story.toCardMinor);
    const locationId = shop.shop.locationIds[back.place];
    expect(trace).toEqual(
      expect.arrayContaining([
        expect.objectContaining(askedBy),
        expect.objectContaining({ ...receivedBy, command: 'receiveReturn', locationId }),
        expect.objectContaining({ ...receivedBy, command: 'inspectReturn', locationId }),
        expect.objectContaining({ ...cashierIs, command: given.command }),
      ]),
    );
  });

  it('and all that was paid has come back', async () => {
    const shop = shopOf();
    expect(story.returned).toBe(itsTenders.length);
    expect(story.givenMinor).toBe(story.paidMinor);
    const { rows } = await shop.shop.app.gateway.database.pool.query(
      `select p.account, sum(p.amount_minor)::int as minor from ledger_entry e
         join ledger_posting p on p.entry_id = e.id
       where e.order_id = $1 group by p.account`,
      [innerId('Order', story.from.orderId)],
    );
    const books = new Map<string, number>(rows.map(({ account, minor }) => [account, minor]));
    expect(books.get('CUSTOMER_RECEIVABLE') ?? 0).toBe(0);
    expect(books.get('REFUNDS_PAYABLE') ?? 0).toBe(0);
    expect((books.get('SALES') ?? 0) + (books.get('REFUNDS') ?? 0)).toBe(0);
  });
}

const look = async ({ shop, as }: MatrixShop, id: string) =>
  answered(await shop.ask(orderNow, { id }, await as('agent')));

const bookOf = ({ shop }: MatrixShop, { bookAt }: Pick<Story, 'bookAt'>) => {
  const book = shop.sandbox.control.books()[bookAt];
  if (!book) throw new Error(`the provider has no payment ${bookAt}`);
  return book;
};

/** The goods are bought, have left, and are paid for. */
async function buy(shop: MatrixShop, bought: WayToBuy, variantId: string): Promise<Story> {
  const bookAt = shop.shop.sandbox.control.books().length;
  const quantity = tendersFor(bought).length;
  const { orderId, buyer } = await bought.buy(shop, { variantId, quantity });
  const paidNow = async () => {
    const { paymentIntents } = await look(shop, orderId);
    return paymentIntents[0]?.captured.amountMinor;
  };
  await expect.poll(paidNow).toBeGreaterThanOrEqual(quantity * unitPriceMinor);
  const { channel, contact, lines, number } = await look(shop, orderId);
  expect({ channel, lines }).toMatchObject({
    channel: bought.channel,
    lines: [{ fulfilled: quantity, returned: 0 }],
  });
  const expected = Object.fromEntries(
    places.map((place) => [place, unitsAtFirst - (place === bought.from ? quantity : 0)]),
  ) as Record<Place, number>;
  const { onHand, trace } = await factsOf(shop, { orderId, variantId, subjectId: orderId });
  expect(onHand).toEqual(expected);
  const { actorKind, command } = bought;
  expect(trace).toContainEqual(
    expect.objectContaining({ command, actorKind, channel: bought.channel }),
  );
  const paidMinor = bookOf(shop, { bookAt }).amountCaptured.minor;
  expect(paidMinor).toBe(await paidNow());
  const from: BackFrom = {
    orderId,
    number,
    email: contact?.email ?? null,
    lineId: lines[0].id,
    buyer,
    bought,
  };
  const nothing = { givenMinor: 0, toCardMinor: 0, returned: 0 };
  return { variantId, from, bookAt, paidMinor, expected, ...nothing };
}
