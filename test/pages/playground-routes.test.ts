import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { builtRootOf, stampName } from '../../src/pages/build/places.js';
import { setDoing } from '../../src/pages/build/preparation.js';
import { sourceHash } from '../../src/pages/build/source-hash.js';
import { ensurePages } from '../../src/pages/index.js';
import { personas } from '../../src/pages/playground/runner/journey.js';
import { isFromOwnPage } from '../../src/pages/serve/own-origin.js';
import { silentLog } from '../../src/platform/log.js';
import { given, type StockedShop } from '../support/given.js';
import { askForToken } from './demo-shop.js';

/** A first build takes half a minute, or more on a machine that has other things to do. */
const buildMs = 240_000;

const productionSecrets = {
  NODE_ENV: 'production',
  AUTH_SECRET: 'a-secret-of-production-with-32-characters',
  DATABASE_URL: 'postgres://localhost/passerelle',
  SANDBOX_URL: 'http://127.0.0.1:1',
  SANDBOX_SECRET_KEY: 'a-key-of-production-with-32-characters',
  SANDBOX_WEBHOOK_SECRETS: 'whsec_of-production-with-32-characters',
};

describe('on a development instance', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    await ensurePages(silentLog, ['playground']);
    shop = await given.shop();
  }, buildMs);
  afterAll(() => shop.close());

  const get = (path: string) => fetch(`${shop.url}${path}`, { redirect: 'manual' });

  it('serves a page that may load and reach nothing but this origin', async () => {
    const response = await get('/playground');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('max-age=0');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    const html = await response.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
  });

  it('lets browsers keep what its page loads for ever, and packs it', async () => {
    const names = await readdir(join(builtRootOf('playground'), 'assets'));
    const script = names.find((name) => /^index-.*\.js$/.test(name));
    const response = await get(`/playground/assets/${script}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it.each([
    ['/playground/assets/none.js', 404],
    ['/playground/sources.sha256', 404],
    ['/playground/assets/..%2Findex.html', 403],
    ['/playground/assets/..%2F..%2Fcompiled.json', 403],
  ])('does not serve %s', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('shows a page that waits while the playground is being built', async () => {
    setDoing('playground', 'BUILDING');
    try {
      const response = await get('/playground');
      const { headers } = response;
      const page = await response.text();
      expect([response.status, headers.get('cache-control')]).toEqual([503, 'no-store']);
      expect(page).toContain('<meta http-equiv="refresh"');
      expect(page).toContain('The playground is being prepared');
      const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    } finally {
      setDoing('playground', 'NOTHING');
    }
    expect((await get('/playground')).status).toBe(200);
  });

  it('is not built again while its sources are the same', async () => {
    const said: string[] = [];
    const hear = (_facts: object, sentence: string) => void said.push(sentence);
    await ensurePages({ debug: hear, info: hear, warn: hear, error: hear }, ['playground']);
    expect(said).toEqual([]);
    expect(await readFile(join(builtRootOf('playground'), stampName), 'utf8')).toBe(
      await sourceHash('playground'),
    );
  });

  it('brings whoever comes to the folder to the page', async () => {
    const response = await get('/playground/');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/playground']);
  });

  it('says who can be played, and lets each of them in', async () => {
    const settings = await (await get('/playground/settings.json')).json();
    expect(settings).toEqual({ personas });
    for (const persona of personas) {
      const headers = await askForToken(shop, persona);
      const { data } = await shop.ask('{ viewer { kind } }', {}, { headers });
      expect(data.viewer.kind).toBe(persona.toUpperCase());
    }
  });

  it.each([
    ['no page', {}],
    ['a page of somebody else', { origin: 'https://elsewhere.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('gives no token to %s', async (_who, headers) => {
    const response = await askWith(shop, headers, { persona: 'admin' });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toMatch(/token"/i);
  });

  it('gives a token to nobody whom it does not know', async () => {
    for (const body of [{ persona: 'owner' }, { persona: 1 }, {}, 'admin', null])
      expect((await askWith(shop, { origin: shop.url }, body)).status).toBe(400);
  });

  it('gives tokens that no cache may keep', async () => {
    const response = await askWith(shop, { origin: shop.url }, { persona: 'guest' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a call comes from an own page', () => {
  const publicUrl = 'https://shop.example';

  it.each([
    ['https://shop.example', 'inside:4000', true],
    ['http://127.0.0.1:4000', '127.0.0.1:4000', true],
    ['http://localhost:4000', 'localhost:4000', true],
    ['http://[::1]:4000', '[::1]:4000', true],
    ['http://127.0.0.1:9999', '127.0.0.1:4000', false],
    // Somebody's name that was pointed at this machine after their page had been loaded.
    ['http://rebound.example:4000', 'rebound.example:4000', false],
    ['http://localhost.example:4000', 'localhost.example:4000', false],
  ])('%s at %s: %s', (origin, host, isOwn) => {
    expect(isFromOwnPage({ origin, host }, publicUrl)).toBe(isOwn);
  });
});

describe('in production', () => {
  it('the playground is off unless it is asked for', () => {
    expect(readConfig(productionSecrets).playground).toBe(false);
    expect(readConfig({ ...productionSecrets, PLAYGROUND: 'true' }).playground).toBe(true);
    expect(readConfig({}).playground).toBe(true);
  });

  it('nothing of it is there while it is off', async () => {
    await using shop = await given.shop({ env: { PLAYGROUND: 'false' } });
    for (const path of ['', '/settings.json', '/back', '/assets/x.js'])
      expect((await fetch(`${shop.url}/playground${path}`)).status).toBe(404);
    expect((await askWith(shop, { origin: shop.url }, { persona: 'guest' })).status).toBe(404);
  });

  it('it has no personas, and the schema asks for a token', async () => {
    const env = { ...productionSecrets, PLAYGROUND: 'true' };
    await using shop = await given.shop({ env });
    const settings = await (await fetch(`${shop.url}/playground/settings.json`)).json();
    expect(settings).toEqual({ personas: [] });
    expect((await askWith(shop, { origin: shop.url }, { persona: 'guest' })).status).toBe(404);
    const { errors } = await shop.ask('{ __schema { queryType { name } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

function askWith(shop: StockedShop, headers: Record<string, string>, body: unknown) {
  return fetch(`${shop.url}/playground/personas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
