import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import type { Asking } from '../../support/app.js';
import { hasChromium, launchBrowser } from '../../support/chromium.js';
import type { StockedShop } from '../../support/given.js';
import { answered, freshKey, order } from '../../support/journey.js';

const buildMs = 240_000;
const storyMs = 120_000;

/** A shop with its tablet's page, and one browser for all the stories about it. */
export interface Stage {
  readonly shop: StockedShop;
  readonly browser: Browser;
}

/** Stories that share a shop and a browser; each has a tablet of its own. They are left out where no browser is. */
export function onTablets(
  name: string,
  open: () => Promise<StockedShop>,
  stories: (stage: Stage) => void,
): void {
  describe.runIf(hasChromium(name))(name, { timeout: storyMs }, () => {
    const stage: { shop?: StockedShop; browser?: Browser } = {};
    beforeAll(async () => {
      await ensurePages(silentLog, ['tablet']);
      [stage.shop, stage.browser] = await Promise.all([open(), launchBrowser()]);
    }, buildMs);
    afterAll(async () => {
      await stage.browser?.close();
      await stage.shop?.close();
    });
    stories(stage as Stage);
  });
}

/** What somebody orders while the tablet is open. */
export interface Wish {
  readonly who: string;
  readonly sku?: string;
  readonly quantity?: number;
  /** The store where it is collected; without one it is sent. */
  readonly store?: string;
}

export interface Placed {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly as: Asking;
}

const create = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename ... on UserError { message } ... on CreateCartPayload { guestToken cart { id } }
    }
  }`;
const arrive = /* GraphQL */ `
  mutation ($input: AnnounceArrivalInput!) { announceArrival(input: $input) { __typename } }`;

/** Somebody orders on the web, and pays. */
export async function orderOnline(
  shop: StockedShop,
  { who, sku = 'CAP-BLUE', quantity = 1, store }: Wish,
): Promise<Placed> {
  const [firstName = who, lastName = 'Martin'] = who.split(' ');
  const input = {
    lines: [{ variantId: shop.variantIds[sku], quantity }],
    contact: { email: 'client@example.org', firstName, lastName },
    fulfilment: store
      ? { kind: 'PICKUP', locationId: shop.locationIds[store] }
      : { kind: 'SHIP', locationId: null },
    ...(!store && {
      shippingAddress: {
        name: who,
        line1: '2 quai Rambaud',
        postalCode: '69002',
        city: 'Lyon',
        countryCode: 'FR',
      },
    }),
  };
  const { cart, guestToken } = answered(await shop.ask(create, { input }));
  const placed = await order(shop, { cartId: cart.id, as: { guestToken } });
  if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
  const { id, number, fulfilments } = placed.order;
  return { id, number, code: fulfilments[0]?.code ?? '', as: { guestToken } };
}

/** The buyer says that they are there. */
export async function announce(shop: StockedShop, placed: Placed, bay: string): Promise<void> {
  const input = { orderId: placed.id, bay, idempotencyKey: freshKey() };
  const answer = answered(await shop.ask(arrive, { input }, placed.as));
  if (answer.__typename !== 'OrderPayload') throw new Error(JSON.stringify(answer));
}

export interface OpenTablet extends AsyncDisposable {
  readonly shop: StockedShop;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of, and whom it asked besides us. */
  readonly troubles: string[];
}

const waitMs = 60_000;

/** A tablet of the store, with somebody at its door. */
export async function openTablet(
  { shop, browser }: Stage,
  options: BrowserContextOptions = {},
): Promise<OpenTablet> {
  const size = { width: 1180, height: 820 };
  const context = await browser.newContext({ locale: 'en-GB', viewport: size, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  // What went wrong with one field of a piece of news comes beside the rest of it.
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"errors"')) troubles.push(`news: ${payload}`);
    }),
  );
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== shop.url)
      troubles.push(`request: ${request.url()}`);
  });
  await page.goto(`${shop.url}/tablet`);
  return { shop, page, context, troubles, [Symbol.asyncDispose]: () => context.close() };
}

const register = /* GraphQL */ `
  mutation ($input: RegisterDeviceInput!) {
    registerDevice(input: $input) {
      __typename ... on RegisterDevicePayload { enrolmentCode device { id } }
    }
  }`;

/** A supervisor registers a tablet of Lyon; somebody types the code that they were told. Answers its id. */
export async function enrolTablet({ shop, page }: OpenTablet): Promise<string> {
  const input = { locationId: shop.locationIds['LYON'], name: 'Counter 1' };
  const supervisor = { token: await shop.tokenOf('supervisor') };
  const registered = answered(await shop.ask(register, { input }, supervisor));
  await page.getByText('Set up this tablet for a store').click();
  const code = page.getByLabel('Set-up code');
  await code.fill('WRONGWRONG22');
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await code.fill(registered.enrolmentCode);
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await page.getByRole('status').getByText('Live').waitFor();
  return registered.device.id;
}

/** A scanner plays a keyboard, whatever has the focus: no time passes between two keys. */
export async function scan(page: Page, code: string): Promise<void> {
  const keys = JSON.stringify([...code, 'Enter']);
  // A busy machine may stop between two keys, which nobody takes for a scanner then.
  await page.evaluate(`((timeStamp) => {
    for (const key of ${keys}) {
      const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(pressed, 'timeStamp', { value: timeStamp });
      (document.activeElement ?? document.body).dispatchEvent(pressed);
    }
  })(performance.now())`);
}

/** Presses Tab until what has the focus bears that name. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(name) : name;
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate<string>(
      `(({ activeElement: e }) =>
        e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent)(document)`,
    );
    if (wanted.test(label)) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

/** Comes in as somebody of the demo, to a store where they have to choose one, and waits for the queue. */
export async function enter({ page }: OpenTablet, who: string, store?: RegExp): Promise<void> {
  await page.getByRole('button', { name: who }).click();
  if (store) await page.getByRole('button', { name: store }).click();
  await page.getByRole('status').getByText('Live').waitFor();
}

/** Comes in with a token of somebody whom the door does not offer. */
export async function enterWithToken({ page, shop }: OpenTablet, who: string): Promise<void> {
  await page.getByText('Sign in with a token').click();
  await page.getByLabel('Access token').fill(await shop.tokenOf(who));
  await page.getByRole('button', { name: 'Sign in' }).last().click();
}
