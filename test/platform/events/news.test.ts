import { createConnection, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { News } from '../../../src/platform/events/news.js';
import { silentLog } from '../../../src/platform/log.js';
import { createTestDatabase } from '../../support/database.js';

/** A way to the database that can be closed: whoever tries it then is turned away at once. */
async function openWay(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const host = decodeURIComponent(target.hostname);
  const upstream = () =>
    host.startsWith('/')
      ? createConnection({ path: `${host}/.s.PGSQL.${target.port}` })
      : createConnection({ host, port: Number(target.port) });
  const open = new Set<Socket>();
  const way = { isClosed: false, turnedAway: 0 };
  const server = createServer((client) => {
    if (way.isClosed) {
      way.turnedAway += 1;
      client.destroy();
      return;
    }
    const there = upstream();
    for (const [from, to] of [
      [client, there],
      [there, client],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    way,
    url: url.href,
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}

it('listens once again after the database has been away, however often it tried meanwhile', async () => {
  const database = await createTestDatabase();
  const { way, url, cut, close } = await openWay(database.url);
  const watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
  const listeners = async () => {
    const { rows } = await watcher.query(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'passerelle news'`,
    );
    return rows.length;
  };
  const news = new News(url, silentLog);
  await news.start();
  way.isClosed = true;
  cut();
  await expect.poll(() => way.turnedAway, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
  await expect.poll(listeners).toBe(0);
  way.isClosed = false;
  const heard = Promise.withResolvers<void>();
  news.listen('order:1', () => heard.resolve());
  await expect.poll(listeners, { timeout: 30_000 }).toBeGreaterThan(0);
  await heard.promise;
  await watcher.query(`select pg_notify('passerelle_news', 'order:1')`);
  expect(way.turnedAway).toBeLessThan(10);
  expect(await listeners()).toBe(1);
  await news.close();
  await expect.poll(listeners).toBe(0);
  close();
  await watcher.end();
  await database.drop();
});
