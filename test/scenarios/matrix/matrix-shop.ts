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
  const desk = await openReturnDesk();
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

const stockNow = /* GraphQL */ `
  query ($id: ID!, $places: [ID!]) {
    node(id: $id) {
      ... on Variant { stock(locationIds: $places) { onHand reserved location { code } } }
    }
  }`;

/** How many lie at each place, as the supervisor sees it. */
export async function stockOf(
  { shop, as }: MatrixShop,
  variantId: string,
): Promise<Record<Place, number>> {
  const variables = { id: variantId, places: places.map((place) => shop.locationIds[place]) };
  const { stock } = answered(await shop.ask(stockNow, variables, await as('supervisor')));
  const lying = new Map<string, number>(
    stock.map((item: { onHand: number; location: { code: string } }) => [
      item.location.code,
      item.onHand,
    ]),
  );
  const at = (place: Place) => lying.get(place) ?? Number.NaN;
  return { LYON: at('LYON'), PARIS: at('PARIS'), DEPOT: at('DEPOT') };
}

const audit = /* GraphQL */ `
  query ($subjectId: ID!) {
    auditEntries(subjectId: $subjectId, first: 100) {
      nodes { command actorKind channel locationId }
    }
  }`;

export interface Trace {
  readonly command: string | null;
  readonly actorKind: string | null;
  readonly channel: string | null;
  readonly locationId: string | null;
}

/** Who has done what to a thing, oldest first. */
export async function traceOf({ shop, as }: MatrixShop, subjectId: string): Promise<Trace[]> {
  const told = answered(await shop.ask(audit, { subjectId }, await as('supervisor')));
  return told.nodes.toReversed();
}
