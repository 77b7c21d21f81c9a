import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { ensurePages } from '../../../src/pages/index.js';
import { personas } from '../../../src/pages/tablet/personas.js';
import { silentLog } from '../../../src/platform/log.js';
import { given, type StockedShop } from '../../support/given.js';

const buildMs = 240_000;

let shop: StockedShop;
beforeAll(async () => {
  await ensurePages(silentLog, ['tablet']);
  shop = await given.shop();
}, buildMs);
afterAll(() => shop.close());

function play(persona: string, headers: Record<string, string>) {
  return fetch(`${shop.url}/tablet/personas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ persona }),
  });
}

describe('on a development instance', () => {
  it('serves a page that may load and reach nothing but this origin', async () => {
    const response = await fetch(`${shop.url}/tablet`);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    const html = await response.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).toContain('/tablet/assets/');
  });

  it('gives its worker to the page, which it may keep for when the network is away', async () => {
    const worker = await fetch(`${shop.url}/tablet/worker.js`);
    expect(worker.headers.get('service-worker-allowed')).toBe('/tablet');
    expect(worker.headers.get('cache-control')).toContain('max-age=0');
    const shell = /self\.shell=(\{.*?\});/.exec(await worker.text())?.[1] ?? '';
    const { files } = JSON.parse(shell) as { files: string[] };
    const html = await (await fetch(`${shop.url}/tablet`)).text();
    const loaded = [...html.matchAll(/"(\/tablet\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(files).toEqual(expect.arrayContaining(loaded));
    for (const file of files) expect((await fetch(`${shop.url}${file}`)).status, file).toBe(200);
    expect((await fetch(`${shop.url}/playground/worker.js`)).status).toBe(404);
  });

  it('lets in those who work in a store, and nobody else', async () => {
    const settings = await (await fetch(`${shop.url}/tablet/settings.json`)).json();
    expect(settings).toEqual({ personas });
    for (const persona of personas)
      expect((await play(persona, { origin: shop.url })).status, persona).toBe(200);
    for (const persona of ['admin', 'customer', 'nobody'])
      expect((await play(persona, { origin: shop.url })).status, persona).toBe(400);
    expect((await play('associate', { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('in production', () => {
  it('the tablet is off unless it is asked for', async () => {
    expect(readConfig({ TABLET: 'false' }).tablet).toBe(false);
    expect(readConfig({}).tablet).toBe(true);
    await using quiet = await given.shop({ env: { TABLET: 'false', PLAYGROUND: 'false' } });
    for (const path of ['', '/settings.json', '/assets/x.js'])
      expect((await fetch(`${quiet.url}/tablet${path}`)).status).toBe(404);
  });

  it('each page is there without the other', async () => {
    await using only = await given.shop({ env: { PLAYGROUND: 'false' } });
    expect((await fetch(`${only.url}/tablet/settings.json`)).status).toBe(200);
    expect((await fetch(`${only.url}/playground/settings.json`)).status).toBe(404);
  });
});
