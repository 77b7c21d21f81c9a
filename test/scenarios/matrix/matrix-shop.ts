import { saveProducts } from '../../../src/catalog/index.js';
import { type Channel, channels } from '../../../src/platform/auth/actor.js';
import { innerId, toGlobalId } from '../../../src/platform/graphql/node.js';
import { setPrices } from '../../../src/pricing/index.js';
import { setOnHand } from '../../../src/stock/index.js';
import { openReturnDesk } from '../../returns/return-desk.js';
import type { Answer, Asking } from '../../support/app.js';
import { must } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';

export const places = ['LYON', 'PARIS', 'DEPOT'] as const;
export type Place = (typeof places)[number];

/** How many of every variant lie at each place before anything is sold. */
export const unitsAtFirst = 20;
/** So little that five of them are not sent for nothing. */
export const unitPriceMinor = 701;

/** Who works at the counter of each place. */
export const associateOf: Readonly<Record<Place, string>> = {
  LYON: 'associate',
  PARIS: 'associate-paris',
  DEPOT: 'packer',
};

export type MatrixShop = Awaited<ReturnType<typeof openMatrixShop>>;

/** A shop that sells to every channel, with a variant of its own for each of so many stories, and tills that are open. */
export async function openMatrixShop(stories: number) {
  const desk = await openReturnDesk({}, 'id number state lines { id }');
  const { shop } = desk;
  const { database } = shop.app.gateway;
  await database.pool.query('update location set sells_to_channels = $1', [[...channels]]);
  const variantIds = await describeGoods(desk, stories);
  const tokens = new Map<string, string>();
  /** Signed in as somebody, by way of a channel, or of the usual one of such people. */
  async function as(persona: string, channel?: Channel): Promise<Asking> {
    const token = tokens.get(persona) ?? (await shop.tokenOf(persona));
    tokens.set(persona, token);
    return { token, ...(channel && { headers: { 'x-channel': channel } }) };
  }
  const tellAs = async (document: string, input: object, by: Asking) =>
    answered(await shop.ask(document, { input: { idempotencyKey: freshKey(), ...input } }, by));
  const tills = await openTills(desk, tellAs, as);
  return { ...desk, variantIds, tills, as, tellAs };
}

async function describeGoods({ shop }: { shop: Opened['shop'] }, stories: number) {
  const skus = Array.from({ length: stories }, (_, index) => `STORY-${index + 1}`);
  return shop.app.gateway.runAsSystem('given', async (work) => {
    const saved = must(
      await saveProducts(
        work,
        skus.map((sku) => ({
          slug: sku.toLowerCase(),
          title: { fr: `Article ${sku}`, en: `Item ${sku}` },
          taxClass: 'STANDARD',
          variants: [{ sku }],
        })),
      ),
    );
    const ids = saved.flatMap((product) => Object.values(product.variantIds));
    const prices = ids.map((variantId) => ({ variantId, amountMinor: unitPriceMinor }));
    must(await setPrices(work, { list: 'EUR', prices }));
    const items = ids.flatMap((variantId) =>
      places.map((place) => ({
        variantId,
        locationId: innerId('Location', shop.locationIds[place] ?? ''),
        onHand: unitsAtFirst,
      })),
    );
    must(await setOnHand(work, { items, reason: 'opening' }));
    return ids.map((id) => toGlobalId('Variant', id));
  });
}

type Opened = Awaited<ReturnType<typeof openReturnDesk>>;
type TellAs = (document: string, input: object, by: Asking) => Promise<Answer['data']>;

const openTill = /* GraphQL */ `
  mutation ($input: OpenTillInput!) {
    openTill(input: $input) { ... on OpenTillPayload { tillSession { id } } }
  }`;

async function openTills(
  { shop }: Opened,
  tellAs: TellAs,
  as: (persona: string) => Promise<Asking>,
): Promise<Readonly<Record<'LYON' | 'PARIS', string>>> {
  const open = async (place: 'LYON' | 'PARIS') => {
    const till = { locationId: shop.locationIds[place], floatMinor: 1_000_000 };
    const opened = await tellAs(openTill, till, await as(associateOf[place]));
    return opened.tillSession.id as string;
  };
  return { LYON: await open('LYON'), PARIS: await open('PARIS') };
}

export interface Trace {
  readonly command: string | null;
  readonly actorKind: string | null;
  readonly channel: string | null;
  readonly locationId: string | null;
}

const factsNow = /* GraphQL */ `
  query ($orderId: ID!, $variantId: ID!, $places: [ID!], $subjectId: ID!) {
    order(id: $orderId) { lines { fulfilled returned } }
    node(id: $variantId) {
      ... on Variant { stock(locationIds: $places) { onHand location { code } } }
    }
    auditEntries(subjectId: $subjectId, first: 100) {
      nodes { command actorKind channel locationId }
    }
  }`;

/** What is known of the goods of an order that has one line, as the supervisor sees it. */
export async function factsOf(
  { shop, as }: MatrixShop,
  about: {
    readonly orderId: string;
    readonly variantId: string;
    /** Whose audit trail it is: the order, or one of its returns. */
    readonly subjectId: string;
  },
) {
  const ids = places.map((place) => shop.locationIds[place]);
  const asked = await shop.ask(factsNow, { ...about, places: ids }, await as('supervisor'));
  if (asked.errors) throw new Error(JSON.stringify(asked.errors));
  const { order, node, auditEntries } = asked.data;
  const lying = new Map<string, number>(
    node.stock.map((item: { onHand: number; location: { code: string } }) => [
      item.location.code,
      item.onHand,
    ]),
  );
  return {
    lines: order.lines as readonly { fulfilled: number; returned: number }[],
    onHand: Object.fromEntries(places.map((place) => [place, lying.get(place)])),
    trace: auditEntries.nodes as readonly Trace[],
  };
}
