import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../src/pages/index.js';
import { clickAndCollect } from '../../src/pages/playground/journeys/click-and-collect.js';
import { silentLog } from '../../src/platform/log.js';
import type { Shop } from '../support/app.js';
import { hasChromium, launchBrowser } from '../support/chromium.js';
import { openDemoShop } from './demo-shop.js';

const buildMs = 240_000;
const journeyMs = 120_000;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.runIf(hasChromium('the playground in a browser'))('the playground in a browser', () => {
  let shop: Shop;
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  const troubles: string[] = [];

  beforeAll(async () => {
    await ensurePages(silentLog, ['playground']);
    [shop, browser] = await Promise.all([openDemoShop(), launchBrowser()]);
  }, buildMs);
  afterAll(async () => {
    await browser?.close();
    await shop.close();
  });
  afterEach(async () => {
    await context?.close();
    // Whatever a page did: nothing broke, and nobody else was asked.
    expect(troubles.splice(0)).toEqual([]);
  });

  async function visit(view: string, options: BrowserContextOptions = {}): Promise<Page> {
    if (!browser) throw new Error('no browser was started');
    context = await browser.newContext({ locale: 'fr-FR', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(journeyMs);
    watch(page, shop.url, troubles);
    await page.goto(`${shop.url}/playground#/${view}`);
    return page;
  }

  it(
    'tells the whole click & collect, with three live subscriptions, by keyboard alone',
    async () => {
      const page = await visit('journeys');
      const runAll = page.getByRole('button', { name: 'Tout lancer' });
      await runAll.waitFor();
      await tabTo(page, 'Tout lancer');
      expect(await outlineOf(page)).toBeGreaterThanOrEqual(2);
      await page.keyboard.press('Enter');
      await page.getByText('Le parcours est terminé.').waitFor();
      const states = await page
        .locator('.step')
        .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-state')));
      expect(states).toEqual(clickAndCollect.steps.map(() => 'DONE'));
      const live = page.getByRole('complementary', { name: 'En direct' });
      for (const event of ['PaymentCaptured', 'OrderCompleted', 'PickupHandedOver'])
        expect(await live.getByText(event, { exact: true }).count()).toBeGreaterThan(0);
      const taken = page.locator('.step').getByText(/33,80 EUR a été débité/);
      expect(await taken.count()).toBe(1);
      expect(await runAll.getAttribute('aria-disabled')).toBe('false');
    },
    journeyMs,
  );

  it(
    'runs one step after the other, and says what an earlier one has to bring',
    async () => {
      const page = await visit('journeys/out-of-stock', { locale: 'en-GB' });
      const step = (name: string) => page.locator(`[data-step="${name}"]`);
      await step('CreateCart').getByRole('button', { name: 'Run step' }).press('Enter');
      await step('CreateCart').getByText('An earlier step is needed first').waitFor();
      for (const name of ['FindItem', 'StoreByCode', 'CreateCart', 'OrderSoldOut']) {
        await step(name).getByRole('button', { name: /Run/ }).press('Enter');
        await step(name).locator('.highlights').waitFor();
      }
      await step('OrderSoldOut').getByText('There are not enough').waitFor();
      expect(await step('OrderSoldOut').getAttribute('data-state')).toBe('REFUSED');
      expect(await page.getByRole('status').first().textContent()).toContain('Refused');
      await step('OrderSoldOut').locator('summary').press('Enter');
      const tabs = step('OrderSoldOut').getByRole('tab');
      await tabs.first().press('ArrowLeft');
      expect(await page.locator('[role=tab]:focus').textContent()).toBe('Answer');
      await step('OrderSoldOut').getByRole('tabpanel').getByText('"OutOfStock"').first().waitFor();
    },
    journeyMs,
  );

  it(
    'waits while a person answers the bank in another tab',
    async () => {
      const page = await visit('journeys/three-d-secure', { locale: 'en-GB' });
      await page.getByRole('button', { name: 'Run all' }).click();
      const link = page.getByRole('link', { name: 'Open the page of the bank' });
      const [bank] = await Promise.all([page.waitForEvent('popup'), link.click()]);
      await bank.getByRole('button').first().click();
      await bank.getByText('You can close this tab').waitFor();
      await page.getByText('The journey has come to its end.').waitFor();
    },
    journeyMs,
  );

  it(
    'fits a telephone, and tells a journey there',
    async () => {
      const page = await visit('journeys', phone);
      expect(await widthOf(page)).toBe(390);
      await page.getByRole('link', { name: 'La rupture est une réponse typée' }).tap();
      await page.getByRole('button', { name: 'Tout lancer' }).tap();
      await page.getByText('Le parcours est terminé.').waitFor();
      const buttons = await page
        .locator('.step button')
        .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().right));
      expect(Math.max(...buttons)).toBeLessThanOrEqual(390);
      await page.locator('[data-step="CreateCart"] summary').tap();
      await page.locator('[data-step="CreateCart"]').getByRole('tabpanel').waitFor();
      expect(await widthOf(page)).toBe(390);
      for (const view of ['editor', 'schema']) {
        await page.goto(`${shop.url}/playground#/${view}`);
        await page
          .locator(view === 'editor' ? '.graphiql-container' : 'a.node')
          .first()
          .waitFor();
        expect(await widthOf(page)).toBe(390);
      }
    },
    journeyMs,
  );

  it(
    'speaks the language that was chosen, and keeps it',
    async () => {
      const page = await visit('journeys/out-of-stock');
      await page.getByRole('radio', { name: 'English' }).press('Space');
      await page.getByRole('button', { name: 'Run all' }).click();
      const refusal = page.locator('[data-step="OrderSoldOut"] .refusal');
      await refusal.getByText('There are not enough of this article left.').waitFor();
      await page.getByText('The journey has come to its end.').waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await page.reload();
      await page.getByRole('heading', { name: 'Out of stock is a typed answer' }).waitFor();
    },
    journeyMs,
  );

  it(
    'asks in the editor as the persona that was chosen, over HTTP and WebSocket',
    async () => {
      const page = await visit('editor', { locale: 'en-GB' });
      for (const persona of ['partner', 'customer']) {
        await page.getByLabel('I am').selectOption(persona);
        await write(page, '{ viewer { kind } }');
        await page.locator('.graphiql-execute-button').click();
        await page.locator('.result-window').getByText(persona.toUpperCase()).waitFor();
      }
      await page.goto(`${shop.url}/playground#/editor/click-and-collect`);
      for (const name of ['FindItem', 'StoresNear', 'CreateCart', 'PlaceOrder', 'FollowOrder']) {
        await page.locator('.graphiql-tab-button', { hasText: new RegExp(`^${name}$`) }).click();
        await page.locator('.graphiql-query-editor').getByText(name).first().waitFor();
        await page.locator('.graphiql-execute-button').click();
        await page.locator('.result-window').getByText('"data"').waitFor();
      }
      await page.locator('.result-window').getByText('"OrderConfirmed"').waitFor();
      await page.locator('.graphiql-execute-button').click();
    },
    journeyMs,
  );

  it(
    'draws the schema, finds a type in it, and is moved by keys',
    async () => {
      const page = await visit('schema', { locale: 'en-GB' });
      await page.getByRole('link', { name: 'Cart, object', exact: true }).waitFor();
      const find = page.getByRole('searchbox', { name: 'Find a type or a field' });
      await find.fill('paymentint');
      await find.press('Enter');
      await page.getByRole('heading', { name: 'PaymentIntent', exact: true }).waitFor();
      await page.getByText('How much is asked for.').waitFor();
      const drawing = page.locator('.canvas svg > g');
      await page.getByRole('link', { name: 'Order, object', exact: true }).focus();
      const before = await drawing.getAttribute('transform');
      await page.keyboard.press('ArrowRight');
      const moved = await drawing.getAttribute('transform');
      await page.keyboard.press('+');
      const zoomed = await drawing.getAttribute('transform');
      expect(new Set([before, moved, zoomed]).size).toBe(3);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Order', exact: true }).waitFor();
    },
    journeyMs,
  );
});

/** Keeps an eye on everything that a page complains of, and on everybody whom it asks. */
function watch(page: Page, ownOrigin: string, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== ownOrigin)
      troubles.push(`request: ${request.url()}`);
  });
}

/** Presses Tab until what has the focus bears that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').textContent()) === name) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

async function outlineOf(page: Page): Promise<number> {
  const width = await page.evaluate<string>(
    'getComputedStyle(document.activeElement).outlineWidth',
  );
  return Number.parseFloat(width);
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth');
}

/** Puts a document into the editor, in place of what stands there. */
async function write(page: Page, document: string): Promise<void> {
  const editor = page.locator('.graphiql-query-editor .monaco-editor').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(document);
}
