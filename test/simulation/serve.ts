import { toGlobalId } from '../../src/platform/graphql/node.js';
import { freshKey } from '../support/journey.js';
import type { Story } from './story.js';
import { onlyOne, told } from './told.js';

const pickups = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) { fulfilments { ... on Pickup { id state code lines { id quantity } } } }
  }`;

const documents = {
  PLANNED: {
    name: 'accept',
    text: /* GraphQL */ `
      mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`,
  },
  ACCEPTED: {
    name: 'pick',
    text: /* GraphQL */ `
      mutation ($input: PickFulfilmentInput!) { pickFulfilment(input: $input) { __typename } }`,
  },
  PICKING: {
    name: 'make ready',
    text: /* GraphQL */ `
      mutation ($input: MarkPickupReadyInput!) { markPickupReady(input: $input) { __typename } }`,
  },
  READY: {
    name: 'hand over',
    text: /* GraphQL */ `
      mutation ($input: HandOverOrderInput!) { handOverOrder(input: $input) { __typename } }`,
  },
} as const;

interface Pickup {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}

/** The next thing that somebody at the counter would do: from accepting to handing over, sometimes short. */
export async function serve(story: Story): Promise<string> {
  const newest = await story.newest();
  if (!newest) return 'nobody to serve';
  const { shop, dice } = story;
  const found = await shop.ask(pickups, { id: toGlobalId('Order', newest.orderId) }, story.cart.as);
  const pickup: Pickup | undefined = found.data?.order?.fulfilments?.[0];
  const document = pickup && documents[pickup.state as keyof typeof documents];
  if (!document) return `nothing to serve${pickup ? `: ${pickup.state}` : ''}`;
  const input = {
    fulfilmentId: pickup.id,
    idempotencyKey: freshKey(),
    ...(pickup.state === 'ACCEPTED' && {
      lines: pickup.lines.map(({ id, quantity }) => ({
        lineId: id,
        picked: dice.chance(0.25) ? dice.below(quantity + 1) : quantity,
      })),
    }),
    ...(pickup.state === 'READY' && { pickupCode: pickup.code }),
  };
  const twice = dice.chance(0.1) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: twice }, (_, gateway) =>
      shop.ask(document.text, { input }, { ...story.associate, gateway }),
    ),
  );
  return `${document.name} x${twice}: ${onlyOne(answers.map(told))}`;
}
