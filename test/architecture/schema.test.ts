import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { allowedRoles, type Role, roles } from '../../src/platform/graphql/access.js';
import { gatewaySchema } from '../../src/schema.js';
import { access } from './access.js';
import { statesOf, storedLifecycles } from './stored-lifecycles.js';
import {
  namesOfCardData,
  oddLists,
  oddMutations,
  undescribed,
  withoutIdempotencyKey,
} from './support/schema-rules.js';
import { textOf } from './support/sources.js';

/** Mutations that move no money, stock or points, and what makes it safe to send them twice. */
const safeToRepeat: Readonly<Record<string, string>> = {
  addCartLines: 'a key may be given; without one, the cart shows what it holds now',
  changeCartLines: 'says how many there should be, not how many more',
  chooseCartFulfilment: 'says where to, not by how much',
  claimCart: 'a cart that is theirs already stays theirs',
  createCardSession: 'opens a page of the provider; nothing is booked',
  createCart: 'a cart that nobody goes on with is forgotten',
  createGiftCardToken: 'makes another token for the same card, which ends by itself',
  deleteWebhookEndpoint: 'what is gone stays gone',
  enrolDevice: 'a code is good once',
  joinCart: 'an agent who has joined stays joined',
  refreshSession: 'the same token gives the same successor',
  registerDevice: 'makes room for another device, which shows and can be revoked',
  registerWebhookEndpoint: 'opens another endpoint, which shows and is limited',
  removeAddress: 'what is gone stays gone',
  removeCartLines: 'what is gone stays gone',
  removeDiscount: 'what is gone stays gone',
  replayOfflineOperations: 'an operation is done once, by its counter',
  replayWebhookDelivery: 'receivers know news by its id, and handle it once',
  requoteCart: 'takes the prices of now',
  rotateWebhookSecret: 'gives another secret, which the answer shows',
  saveAddress: 'an address book shows what was saved, and is limited',
  sendTestWebhook: 'the news of a test tells of nothing',
  setCartAddresses: 'says what should be, not what is added',
  setCartContact: 'says what should be, not what is added',
  setCartNote: 'says what should be, not what is added',
  signIn: 'opens another session, which ends by itself',
  signInStaff: 'opens another session, which ends by itself',
  signOut: 'an ended session stays ended',
  signUp: 'an e-mail address has one account',
  updateWebhookEndpoint: 'says what should be, not what is added',
};

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await gatewaySchema();
});

describe('the graph', () => {
  it('describes each of its types, fields, arguments and values', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('has mutations with one input, and a payload or refusals as their result', () => {
    expect(oddMutations(schema)).toEqual([]);
  });

  it('takes an idempotency key wherever money, stock or points move', () => {
    expect(withoutIdempotencyKey(schema).sort()).toEqual(Object.keys(safeToRepeat).sort());
  });

  it('has lists, nodes and pages as Relay has them', () => {
    expect(oddLists(schema)).toEqual([]);
  });

  it('has no place for a card number, its expiry or its security code', () => {
    expect(namesOfCardData(schema)).toEqual([]);
  });

  it('is the one of schema.graphql', () => {
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    expect(printed === textOf('schema.graphql'), 'npm run schema writes it').toBe(true);
  });

  it('lets those call a root field whom the access table names', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((type) =>
      Object.values(type?.getFields() ?? {}).map(
        (field) => [`${type?.name}.${field.name}`, inOrder(allowedRoles(field))] as const,
      ),
    );
    const table = [...access].map(([field, allowed]) => [field, inOrder(allowed)] as const);
    expect(Object.fromEntries(fields)).toEqual(Object.fromEntries(table));
  });

  it.each(storedLifecycles.filter(({ enumName }) => enumName))(
    'has the states of its lifecycle as $enumName, and no others',
    ({ enumName = '', ...stored }) => {
      const type = schema.getType(enumName);
      const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
      expect(values.sort()).toEqual(statesOf(stored));
    },
  );
});

function inOrder(allowed: readonly Role[] | undefined): string {
  return roles.filter((role) => allowed?.includes(role)).join(' ');
}

describe('the rules of the graph', () => {
  const careless = buildSchema(`
    """A thing"""
    interface Node { id: ID! }
    interface UserError { message: String! }
    "What can be asked for."
    type Query {
      "The widgets."
      widgets(first: Int, "The card." card_number: String): WidgetConnection!
    }
    type Mutation {
      "Does one thing." turn(id: ID!, input: TurnInput!): Widget!
      "Does another." push(input: PushInput!): PushResult!
      "Does it well." pull(input: PullInput!): PullResult!
    }
    "What to turn." input TurnInput { "The expiry of the card." expiry: String  "A note for people." pin: String }
    "What to push." input PushInput { "The code." cvc: String  "One name for one request." idempotencyKey: IdempotencyKey }
    "What to pull." input PullInput { "One name for one request." idempotencyKey: IdempotencyKey! }
    scalar IdempotencyKey
    union PushResult = Broken | PushPayload
    union PullResult = PullPayload | Refused
    type PushPayload { "The widget that was pushed." widget: Widget }
    type PullPayload { "The widget that was pulled." widget: Widget }
    type Broken { "The company that made it." company: String  "How often it may happen." cardExpiryMonth: Int }
    type Refused implements UserError { "A sentence for people." message: String! }
    "A thing to turn." type Widget { "The id." id: ID! expiresAt: String "Its panel." panel: Colour }
    "A colour of the panel." enum Colour { "Colour of panels." RED BLUE }
    type WidgetConnection { edges: [WidgetEdge]! pageInfo: PageInfo! }
    type WidgetEdge { node: Widget cursor: String! }
    type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  `);

  it('find what is not described', () => {
    const found = undescribed(careless);
    expect(found).toEqual(
      expect.arrayContaining([
        'UserError',
        'UserError.message',
        'Query.widgets',
        'Query.widgets(first)',
        'Mutation',
        'IdempotencyKey',
        'Widget.expiresAt',
        'Widget.id',
        'Colour.BLUE',
      ]),
    );
    expect(found).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Query|Widget|Colour.RED|Widget.panel)$/)]),
    );
  });

  it('find mutations of another shape', () => {
    expect(oddMutations(careless)).toEqual([
      'turn(id: ID!, input: TurnInput!) should take one input',
      'turn: Widget! should be a union of results',
      'PushResult should begin with its payload',
      'PushResult: PushPayload should implement UserError',
    ]);
    expect(withoutIdempotencyKey(careless)).toEqual(['turn', 'push']);
  });

  it('find lists of another shape', () => {
    expect(oddLists(careless)).toEqual([
      'WidgetConnection should have edges: [WidgetEdge!]!',
      'widgets should take after: String',
      'widgets should take last: Int',
      'widgets should take before: String',
      'Query should have node: Node',
      'Query should have nodes: [Node]!',
    ]);
  });

  it('find places for card data, and nothing that only sounds like one', () => {
    expect(namesOfCardData(careless).sort()).toEqual([
      'Broken.cardExpiryMonth',
      'PushInput.cvc',
      'Query.widgets(card_number)',
      'TurnInput.expiry',
    ]);
  });
});
