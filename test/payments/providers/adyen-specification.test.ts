import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, toGlobalId } from '../../../src/kernel/ids.js';
import { createAdyenProvider } from '../../../src/payments/index.js';
import { customerPresent } from '../support/present.js';
import { AdyenBooks } from './adyen-books.js';
import {
  adyenTokens,
  apiKey,
  hmacKeys,
  merchantAccount,
  messageOf,
  operationItem,
  paymentItem,
  signed,
} from './adyen-stand-in.js';
import { startPrism } from './prism.js';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const specs = process.env['SPECS_DIR'] ?? join(project, '../shared/specs');
const checkout = join(specs, 'adyen-checkout-v72.json');
const webhooks = join(specs, 'adyen-webhooks-v1.json');
const mockPatienceMs = 60_000;

const currencies = [
  ['EUR', 1999],
  ['JPY', 500],
  ['KWD', 1234],
] as const;

describe.skipIf(!existsSync(checkout))(
  'what is sent to Adyen keeps its specification (skipped where ../shared is not there)',
  () => {
    let prism: Awaited<ReturnType<typeof startPrism>>;
    let seen: { status: number; body: string }[];
    let asking: string[];
    const usualFetch = globalThis.fetch;

    beforeAll(async () => {
      prism = await startPrism(checkout);
    }, mockPatienceMs);
    afterAll(async () => {
      globalThis.fetch = usualFetch;
      await prism.stop();
    });

    /** The adapter hides what a refused request was; here the answers are seen as they come in. */
    function openProvider() {
      seen = [];
      asking = [];
      globalThis.fetch = async (...request) => {
        const response = await usualFetch(...request);
        const body = await response.clone().text();
        seen.push({ status: response.status, body });
        asking.push(response.url);
        return response;
      };
      return createAdyenProvider({
        baseUrl: prism.url,
        apiKey,
        merchantAccount,
        hmacKeys: [hmacKeys.current],
        usualReturnUrl: 'https://shop.example/paid',
        completionUrl: 'https://gateway.example/payments/return',
        cardPage: { currency: 'EUR', themeId: 'AZ123' },
        timeoutMs: 20_000,
      });
    }

    const asked = currencies.flatMap(([currency, amountMinor]) =>
      (['AUTOMATIC', 'MANUAL'] as const).map((method) => [method, currency, amountMinor] as const),
    );

    it.each(asked)('a payment, %s, of %s %d', async (captureMethod, currency, amountMinor) => {
      await openProvider().authorize({
        key: newId(),
        reference: newId(),
        amountMinor,
        currency,
        methodToken: adyenTokens.success,
        captureMethod,
        returnUrl: captureMethod === 'MANUAL' ? 'https://shop.example/back' : null,
        customerId: null,
        ...customerPresent,
        correlationId: 'contract',
      });
      expect(seen).toMatchObject([{ status: 200 }]);
    });

    it.each([
      ['in the absence of the customer', { initiator: 'MERCHANT', exemption: 'MIT' }],
      ['by telephone', { exemption: 'MOTO' }],
      ['of a low value', { exemption: 'LOW_VALUE' }],
      ['of a low risk', { exemption: 'TRA' }],
      ['whose card holder is wanted', { challenge: true }],
    ] as const)('a payment %s', async (_how, more) => {
      await openProvider().authorize({
        key: newId(),
        reference: newId(),
        amountMinor: 1999,
        currency: 'EUR',
        methodToken: adyenTokens.success,
        captureMethod: 'MANUAL',
        returnUrl: null,
        customerId: null,
        ...customerPresent,
        ...more,
        correlationId: 'contract',
      });
      expect(seen).toMatchObject([{ status: 200 }]);
    });

    it('a visit of the card page, and the card that was typed in it', async () => {
      const provider = openProvider();
      const visit = { returnUrl: 'https://shop.example/pay?cart=1#card', reference: newId() };
      await provider.openCardPage(visit);
      expect(seen).toMatchObject([{ status: 201 }]);
      expect(asking[0]).toContain('/sessions');
      const customerId = newId();
      const methodToken = 'adyen:visit-7d1f9c9e-3c5b-4f5e-9f0a-2b1c3d4e5f60';
      await provider.keepMethod?.({ key: newId(), customerId, methodToken, scope: 'ON_SESSION' });
      expect(asking[1]).toContain('shopperReference=visit-7d1f9c9e');
      expect(seen.map(({ status }) => status)).toEqual([201, 200, 200]);
    });

    it('what is stored for a shopper, and that it is deleted', async () => {
      const customerId = newId();
      const methodToken = `adyen:${toGlobalId('Customer', customerId)}:STOREDSUCCESS00`;
      const provider = openProvider();
      const scope = 'ON_SESSION';
      await provider.keepMethod?.({ key: newId(), customerId, methodToken, scope });
      await provider.forgetMethod?.({ key: newId(), reference: methodToken });
      expect(seen).toMatchObject([{ status: 200 }, { status: 204 }]);
    });

    const operations = currencies.flatMap(([currency, amountMinor]) =>
      (['CAPTURE', 'VOID', 'REFUND'] as const).map(
        (kind) => [kind, currency, amountMinor] as const,
      ),
    );

    it.each(operations)('a %s of %s %d', async (kind, currency, amountMinor) => {
      const outcome = await openProvider().operate({
        key: newId(),
        kind,
        paymentReference: 'WNS7WQ756L2GWR82',
        amountMinor,
        currency,
        final: kind === 'CAPTURE',
        reason: 'RETURN',
      });
      expect(seen).toMatchObject([{ status: 201 }]);
      expect(outcome).toEqual({ kind: 'unknown', reason: 'received' });
    });

    it.each(currencies)('an extension of %s %d', async (currency, amountMinor) => {
      const paymentReference = 'WNS7WQ756L2GWR82';
      const call = { key: newId(), paymentReference, amountMinor, currency };
      expect(await openProvider().extend?.(call)).toEqual({ kind: 'unknown', reason: 'received' });
      expect(seen).toMatchObject([{ status: 201 }]);
    });

    it('a reversal of all that was taken', async () => {
      const outcome = await openProvider().operate({
        key: newId(),
        kind: 'REFUND',
        paymentReference: 'WNS7WQ756L2GWR82',
        amountMinor: 1999,
        currency: 'EUR',
        final: true,
        reason: 'LATE_SUCCESS',
      });
      expect(seen).toMatchObject([{ status: 201 }]);
      expect(asking[0]).toContain('/reversals');
      expect(outcome).toEqual({ kind: 'unknown', reason: 'received' });
    });

    it('what a card holder has brought back', async () => {
      const outcome = await openProvider().completeAction?.({
        key: newId(),
        reference: newId(),
        amountMinor: 1999,
        currency: 'EUR',
        captureMethod: 'MANUAL',
        query: new URLSearchParams({ redirectResult: 'X6XtfGC3!Y' }),
      });
      expect(seen).toMatchObject([{ status: 200 }]);
      expect(asking[0]).toContain('/payments/details');
      // The example of the specification bears no reference, so it is not known whose result it is.
      expect(outcome).toEqual({ kind: 'unknown', reason: 'result_without_reference' });
    });

    it.each([null, 'customer_request', 'DUPLICATE', 'fraud', 'a reason of the shop'])(
      'a refund for the reason %s',
      async (reason) => {
        await openProvider().operate({
          key: newId(),
          kind: 'REFUND',
          paymentReference: 'WNS7WQ756L2GWR82',
          amountMinor: 1,
          currency: 'EUR',
          final: false,
          reason,
        });
        expect(seen).toMatchObject([{ status: 201 }]);
      },
    );

    it.each([
      ['without an amount', '/payments', { merchantAccount, reference: 'r' }],
      [
        'with a sum in words',
        '/payments/WNS7WQ756L2GWR82/captures',
        { merchantAccount, amount: { currency: 'EUR', value: 'ten' } },
      ],
      ['with a part that is not known', '/payments/X/cancels', { merchantAccount, sum: 1 }],
    ])('and the mock refuses a request %s', async (_name, path, body) => {
      const response = await usualFetch(`${prism.url}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
      });
      expect(response.status).toBe(422);
      expect(await response.text()).toMatch(/violation|validation/i);
    });
  },
);

describe.skipIf(!existsSync(webhooks))(
  'what the stand-in tells keeps the specification of webhooks (skipped where ../shared is not there)',
  () => {
    let prism: Awaited<ReturnType<typeof startPrism>>;
    let folder: string;

    // The mock reads paths alone; a webhook is a request as any other, which here goes the other way.
    beforeAll(async () => {
      const specification = JSON.parse(await readFile(webhooks, 'utf8'));
      folder = await mkdtemp(join(tmpdir(), 'adyen-webhooks-'));
      const path = join(folder, 'webhooks.json');
      const { webhooks: paths, ...others } = specification;
      await writeFile(path, JSON.stringify({ ...others, paths }));
      prism = await startPrism(path);
    }, mockPatienceMs);
    afterAll(async () => {
      await prism.stop();
      await rm(folder, { recursive: true });
    });

    async function tell(event: string, item: object): Promise<string> {
      const { body } = messageOf([item]);
      const response = await fetch(`${prism.url}/${event}`, {
        method: 'POST',
        body: body.toString('utf8'),
        headers: { 'content-type': 'application/json', authorization: 'Basic YWR5ZW46YWR5ZW4=' },
      });
      return response.ok ? 'accepted' : response.text();
    }

    const payment = { merchantAccount, reference: newId(), amount: { currency: 'EUR', value: 5 } };
    const books = new AdyenBooks();
    const paid = newId();
    books.once(paid, '', () => books.act('/payments', paid, payment));

    it('of a payment', async () => {
      const item = signed(paymentItem(books.payment(paid)), hmacKeys.current);
      expect(await tell('AUTHORISATION', item)).toBe('accepted');
    });

    it.each([
      ['captures', 'CAPTURE'],
      ['cancels', 'CANCELLATION'],
      ['refunds', 'REFUND'],
      ['amountUpdates', 'AUTHORISATION_ADJUSTMENT'],
      ['reversals', 'CANCEL_OR_REFUND'],
    ])('of %s', async (kind, event) => {
      const key = newId();
      const path = `/payments/${books.payment(paid).psp}/${kind}`;
      books.once(key, '', () => books.act(path, key, { ...payment, reference: key }));
      books.settle(key, true);
      const item = signed(operationItem(books.operation(key)), hmacKeys.current);
      expect(await tell(event, item)).toBe('accepted');
    });

    it.each(['CAPTURE_FAILED', 'REFUND_FAILED', 'REFUNDED_REVERSED'])(
      'of what has failed after all: %s',
      async (event) => {
        const key = newId();
        const path = `/payments/${books.payment(paid).psp}/refunds`;
        books.once(key, '', () => books.act(path, key, { ...payment, reference: key }));
        const item = { ...operationItem(books.operation(key)), eventCode: event, success: 'true' };
        expect(await tell(event, signed(item, hmacKeys.current))).toBe('accepted');
      },
    );

    it('of a hold that has lapsed', async () => {
      const { additionalData: _, ...item } = paymentItem(books.payment(paid));
      expect(await tell('EXPIRE', { ...item, eventCode: 'EXPIRE', reason: '' })).toBe('accepted');
    });

    it('of an offer that nobody has taken', async () => {
      books.close(paid);
      // Here the specification knows of no additional data, and so of no signature.
      const { additionalData: _, ...item } = paymentItem(books.payment(paid));
      expect(item).toMatchObject({ eventCode: 'OFFER_CLOSED' });
      expect(await tell('OFFER_CLOSED', item)).toBe('accepted');
    });

    it('and a wrong one is seen', async () => {
      const { pspReference: _, ...wrong } = paymentItem(books.payment(paid));
      expect(await tell('AUTHORISATION', wrong)).toContain('pspReference');
    });
  },
);
