import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/schema.js';
import { answered } from '../support/journey.js';
import { deepSelection } from './support/deep-selection.js';
import { openNodes, otherPlaces, shoppers } from './support/named-ids.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { argumentsOf, type LeafChooser, type Step } from './support/schema-walk.js';
import { anyLeaf, writeOperation } from './support/write-operation.js';

const schema = await gatewaySchema();
/** Queries that begin with an id of somebody's thing are tried elsewhere. */
const byId = [
  'cart',
  'customer',
  'order',
  'paymentIntent',
  'refundPlan',
  'returnOrder',
  'sharedPayment',
  'storeReservation',
  'visit',
  'node',
  'nodes',
];
const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  ({ name }) => !byId.includes(name),
);

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

interface Size {
  /** Things of a list. */
  readonly first: number;
  /** Names and braces that are written below the root field. */
  readonly tokens: number;
}

const largest: Size = { first: 5, tokens: 1_700 };
/** Of each branch, the most that the gateway takes for one operation. */
const sizes = new Map<string, Size>();

/** The next smaller size, where the gateway has said that this one is too much. */
function smaller({ first, tokens }: Size, told: string): Size | undefined {
  if (told.includes('ask for smaller pages') && first > 1) return { first: first - 1, tokens };
  const isTooMuch = /ask for smaller pages|repeats the same fields too often/.test(told);
  return isTooMuch && tokens > 200 ? { first, tokens: tokens - 100 } : undefined;
}

/** What is asked of a person: one branch of a root field, of all places or of one. */
interface Question {
  readonly field: Step;
  readonly branch: Step | undefined;
  readonly more: readonly string[][];
}

const questions: readonly Question[] = roots.flatMap((field) => {
  const branches = branchesOf(field);
  const place = field.args.find(({ name }) => name === 'locationId');
  const ways = place && !isRequiredArgument(place) ? [[], [['locationId']]] : [[]];
  return ways.flatMap((more) =>
    (branches.length === 0 ? [undefined] : branches).map((branch) => ({ field, branch, more })),
  );
});

/** One branch of what a root field shows, followed as far as it goes. */
function written({ field, branch, more }: Question, store: string, size: Size): string {
  const choose = chooserFor(store, size.first);
  const given = argumentsOf(field, [...(wanted[field.name] ?? [['first']]), ...more], choose);
  const branches = branchesOf(field);
  // What the edges hold is under `nodes` as well.
  const wants = (each: Step) =>
    each.name !== 'edges' && (each === branch || !branches.includes(each));
  const { tokens } = size;
  const below = deepSelection(schema, field.type, { levels: 7, tokens, choose, wants });
  return writeOperation('query', [field], [given], 'literal', below.slice(2, -1)).query;
}

/** What one person is shown of a branch, which is asked for in the largest size that the gateway takes. */
async function isShown(asked: Question, store: string, who: string) {
  const key = `${asked.field.name} ${asked.branch?.name}`;
  for (let size = sizes.get(key) ?? largest; ; ) {
    const query = written(asked, store, size);
    const answer = await here.shop.ask(query, {}, here.people[who]);
    const less = smaller(size, answer.errors?.[0]?.message ?? '');
    if (!less) return { query, answer };
    size = less;
    sizes.set(key, size);
  }
}

/** The fields that lead further on from the thing, or from the things of the list. */
function branchesOf(field: Step): Step[] {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  const thing = nodes ? getNamedType(nodes.type) : type;
  const fields = isObjectType(thing) ? Object.values(thing.getFields()) : [];
  return fields.filter((each) => !isLeafType(getNamedType(each.type)));
}

const wanted: Readonly<Record<string, readonly string[][]>> = {
  location: [['code']],
  product: [['slug']],
  returnableOrders: [['email']],
  customers: [['search']],
};

const chooserFor =
  (store: string, first: number): LeafChooser =>
  (path, type, slot) => {
    const name = path.at(-1) ?? '';
    if (name === 'first') return first;
    if (name === 'locationId') return here.shop.locationIds[store];
    if (name === 'variantId') return here.shop.variantIds['CAP-BLUE'];
    if (name === 'epcs') return here.customers.ids['Epc'];
    return { code: store, slug: 'cap-blue', search: 'Martin' }[name] ?? anyLeaf(path, type, slot);
  };

/** All that somebody is shown, as one text. */
async function allThatIsShownTo(who: string): Promise<string> {
  const texts: string[] = [];
  for (const store of ['LYON', 'PARIS'])
    for (const asked of questions) {
      const { query, answer } = await isShown(asked, store, who);
      const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? [];
      expect(
        codes.filter((code) => !['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(code)),
        `${answer.errors?.[0]?.message} ${query}`,
      ).toEqual([]);
      texts.push(JSON.stringify(answer));
    }
  return texts.join('\n');
}

const wordsIn = (text: string, words: readonly string[]) =>
  words.filter((word) => text.includes(word));

describe('what can be reached from what is open', () => {
  it.each([...shoppers, ...otherPlaces])('shows nothing of other buyers to: %s', async (who) => {
    const text = await allThatIsShownTo(who);
    const secrets = [...here.customers.words, ...here.guests.words];
    expect(wordsIn(text, secrets)).toEqual([]);
    expect(text).toContain('CAP-BLUE');
  });

  it('shows their own to those whose they are, and all to the back office', async () => {
    const { customers, guests } = here;
    const own = wordsIn(await allThatIsShownTo('customer'), customers.words);
    expect(own.length).toBeGreaterThan(8);
    const all = await allThatIsShownTo('agent');
    for (const each of [customers, guests])
      expect(wordsIn(all, each.words).length).toBeGreaterThan(7);
  });

  it('shows to the people of a store what they need to hand the goods over, and not the rest', async () => {
    const { ids, words, unseen } = here.guests;
    const tasks = await allThatIsShownTo('associate');
    const own = [ids['OrderNumber'], ids['Pickup'], ids['StoreTask']];
    expect(wordsIn(tasks, words)).toEqual(expect.arrayContaining(own));
    const type = schema.getType('Order') as GraphQLObjectType;
    const branches = Object.values(type.getFields()).filter(
      (each) => !isLeafType(getNamedType(each.type)),
    );
    const asked: Record<string, unknown> = {};
    for (const branch of branches) {
      const wants = (each: Step) => each === branch || !branches.includes(each as never);
      const below = deepSelection(schema, type, { levels: 6, tokens: 1_700, wants });
      const query = `query ($id: ID!) { order(id: $id) ${below} }`;
      const answer = await here.shop.ask(query, { id: ids['Order'] }, here.people['associate']);
      Object.assign(asked, answered(answer));
    }
    expect(asked).toMatchObject({
      number: ids['OrderNumber'],
      contact: { firstName: 'Inconnue', email: null, phone: null },
      paymentIntent: null,
      paymentIntents: [],
    });
    const [email, , street] = words;
    const hidden = [email, street, ids['PaymentIntent'], ids['Cart'], ...unseen];
    const shown = tasks + JSON.stringify(asked);
    expect(wordsIn(shown, hidden.map(String))).toEqual([]);
  });
});

describe('the stock of a store', () => {
  const stock = /* GraphQL */ `
    query ($id: ID!, $code: String!) {
      node(id: $id) { ... on Variant { stock { band available onHand reserved location { code } } } }
      location(code: $code) { eventsCursor }
    }`;
  const levels = async (who: string) => {
    const variables = { id: here.shop.variantIds['CAP-BLUE'], code: 'LYON' };
    const { data } = await here.shop.ask(stock, variables, here.people[who]);
    const level = data.node.stock.find((each: Level) => each.location.code === 'LYON');
    return { ...level, cursor: data.location.eventsCursor };
  };

  it.each([...shoppers, ...otherPlaces, 'customer', 'guest'])(
    'is a band, not a number, to: %s',
    async (who) => {
      expect(await levels(who)).toMatchObject({
        band: expect.any(String),
        available: null,
        onHand: null,
        reserved: null,
        cursor: null,
      });
    },
  );

  it('is a number to those who work there', async () => {
    expect(await levels('associate')).toMatchObject({ onHand: 10, cursor: expect.any(String) });
  });
});

interface Level {
  readonly location: { readonly code: string };
}

describe('nodes that are open', () => {
  it.each(openNodes)('are there for everybody: %s', async (type) => {
    const ids = { ...here.shop.locationIds, ...here.shop.variantIds };
    const sample = { Location: ids['LYON'], Variant: ids['CAP-BLUE'] }[type];
    if (!sample) return;
    const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
    for (const who of [...shoppers, ...otherPlaces])
      expect(answered(await here.shop.ask(node, { id: sample }, here.people[who]))).toEqual({
        __typename: type,
      });
  });
});
