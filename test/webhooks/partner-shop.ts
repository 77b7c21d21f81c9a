import { type Clock, ManualClock } from '../../src/kernel/clock.js';
import { deliverWebhooks } from '../../src/webhooks/index.js';
import { given } from '../support/given.js';
import { answered } from '../support/journey.js';
import type { Receiver } from './receiver.js';

const register = /* GraphQL */ `
  mutation ($input: RegisterWebhookEndpointInput!) {
    registerWebhookEndpoint(input: $input) {
      __typename
      ... on UserError { message }
      ... on WebhookUrlNotAllowed { reason }
      ... on TooManyWebhookEndpoints { limit }
      ... on RegisterWebhookEndpointPayload { secret endpoint { id url eventTypes state } }
    }
  }`;
const mine = /* GraphQL */ `
  query ($state: WebhookDeliveryState) {
    webhookEndpoints {
      nodes {
        id url state failingSince previousSecretUntil
        deliveries(state: $state) {
          nodes { id eventId type payload state tries nextTryAt lastStatus lastError deliveredAt attempts { at status durationMs error } }
        }
      }
    }
  }`;

export interface PartnerShopOptions {
  readonly gateways?: number;
  /** Jobs that are done as they come; none where tests do them. */
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A shop whose time is moved by hand and whose jobs are done when a test asks for it, and its partner. */
export async function openPartnerShop(options: PartnerShopOptions = {}) {
  // Genuine messages are recent ones for the library that verifies them.
  const clock = new ManualClock(new Date());
  const shop = await given.shop({
    clock: clock as Clock,
    workers: options.workers ?? 0,
    gateways: options.gateways ?? 1,
    env: { WEBHOOK_LOOPBACK: 'true', WEBHOOK_TIMEOUT_MS: '2000', ...options.env },
  });
  const as = { token: await shop.tokenOf('partner') };
  const admin = { token: await shop.tokenOf('admin') };
  return {
    shop,
    clock,
    as,
    admin,
    register: async (url: string, eventTypes = ['OrderPlaced', 'OrderConfirmed'], who = as) =>
      answered(await shop.ask(register, { input: { url, eventTypes } }, who)),
    /** Runs a mutation of one input on behalf of the partner. */
    change: async (name: string, input: object, fields: string, who = as) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      return shop.ask(
        `mutation ($input: ${type}) { ${name}(input: $input) { __typename ${fields} } }`,
        { input },
        who,
      );
    },
    /** Time passes; everybody signs in again. */
    advance: async (byMs: number) => {
      clock.advance(byMs);
      as.token = await shop.tokenOf('partner');
      admin.token = await shop.tokenOf('admin');
    },
    /** The endpoints of somebody, with what was and is to be delivered. */
    endpoints: async (who = as, state?: string) =>
      answered(await shop.ask(mine, { state }, who)).nodes,
    /** The jobs of the shop, done now by one of its processes. */
    deliver: (gateway = 0) => {
      const app = shop.apps[gateway];
      if (!app) throw new Error(`there is no gateway ${gateway}`);
      return deliverWebhooks(app.gateway);
    },
    rows: async (sql: string) => (await shop.app.gateway.database.pool.query(sql)).rows,
    [Symbol.asyncDispose]: () => shop.close(),
  };
}

export type PartnerShop = Awaited<ReturnType<typeof openPartnerShop>>;

/** Does the jobs until the partner has received so much; other databases may hold up the journal for a moment. */
export async function deliverUntil(
  here: PartnerShop,
  receiver: Receiver,
  count: number,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (receiver.received.length < count) {
    if (Date.now() > deadline)
      throw new Error(`${receiver.received.length} of ${count} messages came`);
    await here.deliver();
  }
}
