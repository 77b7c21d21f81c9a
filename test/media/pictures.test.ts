import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../src/kernel/clock.js';
import { keepPictures, mediaModule } from '../../src/media/index.js';
import { Database } from '../../src/platform/database/database.js';
import { Gateway } from '../../src/platform/gateway.js';
import { createHttpServer, defaultHttpConfig } from '../../src/platform/http/index.js';
import { silentLog } from '../../src/platform/log.js';
import { Ports } from '../../src/platform/ports.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const path = '/media/products/bonnet-d-été/1.svg';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
let database: TestDatabase;
let gateway: Gateway;
let http: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  gateway = new Gateway({
    database: await Database.connect({ url: database.url, entities: [] }),
    databaseUrl: database.url,
    clock: systemClock,
    log: silentLog,
    ports: new Ports(),
    hearers: [],
  });
  http = createHttpServer({ ...defaultHttpConfig, log: silentLog });
  await mediaModule.routes?.(http, gateway);
  await keep(svg);
});
afterAll(async () => {
  await http.close();
  await gateway.news.close();
  await gateway.database.close();
  await database.drop();
});

const keep = (drawing: string) =>
  gateway.runAsSystem('test', (work) => keepPictures(work, [{ path, svg: drawing }]));
const get = (url: string, headers = {}) => http.inject({ url: encodeURI(url), headers });

it('serves a picture to every page as an image, and lets it run and load nothing', async () => {
  const answer = await get(path);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(svg);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': expect.stringMatching(/^public, max-age=86400/),
  });
});

it('answers whoever has it already with nothing but a word, until it is drawn anew', async () => {
  const { headers } = await get(path);
  const asked = { 'if-none-match': `W/"other", ${headers.etag}` };
  const again = await get(path, asked);
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect(await keep(svg)).toEqual({ written: 0 });
  expect(await keep('<svg/>')).toEqual({ written: 1 });
  expect((await get(path, asked)).body).toBe('<svg/>');
});

it.each([
  '/media/products/none/1.svg',
  '/media/',
  '/media/products/%00/1.svg',
  '/media/../package.json',
  `/media/${'x'.repeat(600)}`,
])('has nothing at %s', async (url) => {
  const answer = await http.inject({ url });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['cache-control']).toBe('no-store');
});
