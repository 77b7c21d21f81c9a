import { expect, it } from 'vitest';
import type { PaymentView } from '../../src/sandbox/index.js';
import { givenSandbox } from './support/given.js';

interface Listed {
  readonly data: PaymentView[];
  readonly nextCursor?: string;
}

it('finds payments by reference, and by the key of any call that touched them', async () => {
  const { pay, capture, get } = await givenSandbox();
  const { id } = (await pay('tok_success', { reference: 'A' }, 'pay-a')).body;
  await pay('tok_declined_fraud', { reference: 'A' });
  await pay('tok_success', { reference: 'B' });
  await capture(id, 100, {}, 'capture-a');
  const ofReference = await get<Listed>('/v1/payments?reference=A');
  expect(ofReference.data.map(({ status }) => status)).toEqual(['authorized', 'declined']);
  for (const key of ['pay-a', 'capture-a'])
    expect((await get<Listed>(`/v1/payments?idempotencyKey=${key}`)).data).toEqual([
      ofReference.data[0],
    ]);
  expect(await get('/v1/payments?reference=C')).toEqual({ data: [] });
});

it('gives the whole books page by page, oldest first', async () => {
  const { pay, get, control } = await givenSandbox();
  for (const reference of ['A', 'B', 'C', 'D', 'E']) await pay('tok_success', { reference });
  const pages: PaymentView[][] = [];
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const page: Listed = await get<Listed>(`/v1/books?limit=2&after=${after}`);
    pages.push(page.data);
    after = page.nextCursor;
  }
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  expect(pages.flat()).toEqual(control.books());
});

it.each([
  '/v1/payments',
  '/v1/payments?reference=A&idempotencyKey=B',
  '/v1/books?after=-1',
  '/v1/books?limit=1e3',
])('refuses the enquiry %s', async (path) => {
  const { get } = await givenSandbox();
  expect(await get(path)).toMatchObject({ error: { code: 'invalid_request' } });
});

it('answers nobody without the key, but says that it is well', async () => {
  const { sandbox } = await givenSandbox();
  for (const authorization of ['', 'Bearer', 'Bearer sk_test_of_the_suit3'])
    expect((await fetch(`${sandbox.url}/v1/books`, { headers: { authorization } })).status).toBe(
      401,
    );
  expect(await (await fetch(`${sandbox.url}/healthz`)).json()).toEqual({ status: 'ok' });
});

it('refuses what is too large, not JSON, or nowhere', async () => {
  const { sandbox, post, get } = await givenSandbox();
  expect((await post('/v1/payments', { reference: 'x'.repeat(65_536) })).status).toBe(413);
  expect(await get('/v1/nothing')).toMatchObject({ error: { code: 'not_found' } });
  const headers = { authorization: 'Bearer sk_test_of_the_suite' };
  const send = (body: string, type: string) =>
    fetch(`${sandbox.url}/v1/payments`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body,
    });
  expect((await send('a=b', 'text/plain')).status).toBe(415);
  const broken = await send('{"4242424242424242', 'application/json');
  expect([broken.status, await broken.text()]).toEqual([
    400,
    '{"error":{"code":"invalid_request","message":"The request cannot be read."}}',
  ]);
});
