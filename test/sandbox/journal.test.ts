import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { eur, givenJournalFile, givenSandbox, secretKey } from './support/given.js';

/** The books as they stand in the file at this moment, opened by another sandbox. */
async function afterCrash(journalFile: string, change = (text: string) => text) {
  const copy = givenJournalFile();
  const { sandbox } = await givenSandbox({ journalFile: copy });
  await sandbox.close();
  writeFileSync(copy, change(readFileSync(journalFile, 'utf8')));
  return { ...(await givenSandbox({ journalFile: copy })), copy };
}

it('knows after a crash all that it has answered', async () => {
  const journalFile = givenJournalFile();
  const before = await givenSandbox({ journalFile });
  const { id } = (await before.pay('tok_success', {}, 'pay')).body;
  await before.capture(id, 6_000);
  const refund = await before.refund(id, 1_000, 'refund');
  const refused = await before.refund(id, 9_000, 'refused');
  await before.pay('tok_challenge', { reference: 'ORDER-2' });
  before.control.advanceClock(1_000);

  const after = await afterCrash(journalFile);
  const withoutUrls = (view: unknown) =>
    JSON.parse(JSON.stringify(view).replaceAll(/http:\/\/127.0.0.1:\d+/g, ''));
  expect(withoutUrls(after.control.books())).toEqual(withoutUrls(before.control.books()));
  expect((await after.refund(id, 1_000, 'refund')).text).toBe(refund.text);
  expect((await after.refund(id, 9_000, 'refused')).text).toBe(refused.text);
  expect((await after.refund(id, 1, 'pay')).body.error.code).toBe('idempotency_key_reused');
  expect(await after.get(`/v1/payments?reference=ORDER-1`)).toMatchObject({ data: [{ id }] });
});

it('lets expire after a restart what was held before it', async () => {
  const journalFile = givenJournalFile();
  const before = await givenSandbox({ journalFile });
  await before.pay('tok_short_authorization');
  const { control } = await afterCrash(journalFile);
  control.advanceClock(60_000);
  expect(control.books()).toMatchObject([{ status: 'canceled', amountExpired: eur(10_000) }]);
});

it('takes a torn last line for a call that never happened, and writes on behind it', async () => {
  const journalFile = givenJournalFile();
  const before = await givenSandbox({ journalFile });
  await before.pay('tok_success', { reference: 'KEPT' });
  await before.pay('tok_success', { reference: 'TORN' }, 'torn');
  const { pay, control, copy } = await afterCrash(journalFile, (text) => text.slice(0, -40));
  expect(control.books().map(({ reference }) => reference)).toEqual(['KEPT']);
  expect((await pay('tok_success', { reference: 'TORN' }, 'torn')).status).toBe(201);
  const again = await afterCrash(copy);
  expect(again.control.books().map(({ reference }) => reference)).toEqual(['KEPT', 'TORN']);
});

it('takes a last line of rubbish for torn as well', async () => {
  const journalFile = givenJournalFile();
  const { pay } = await givenSandbox({ journalFile });
  await pay();
  const { control } = await afterCrash(journalFile, (text) => `${text}\u0000\u0000\u0000\n`);
  expect(control.books()).toHaveLength(1);
});

it('does not start on books that are damaged in the middle', async () => {
  const journalFile = givenJournalFile();
  const { sandbox, pay } = await givenSandbox({ journalFile });
  await pay();
  await sandbox.close();
  appendFileSync(journalFile, 'rubbish\n');
  appendFileSync(journalFile, `${readFileSync(journalFile, 'utf8').split('\n')[0]}\n`);
  await expect(startSandbox({ secretKey, journalFile })).rejects.toThrow(
    'line 2 of the journal is damaged',
  );
});

it('reads books back that are larger than what it reads at a time', async () => {
  const journalFile = givenJournalFile();
  const { pay } = await givenSandbox({ journalFile });
  const metadata = Object.fromEntries(
    Array.from({ length: 20 }, (_, place) => [`note ${place}`, 'é'.repeat(500)]),
  );
  for (let times = 0; times < 60; times += 1) await pay('tok_success', { metadata });
  expect(readFileSync(journalFile).length).toBeGreaterThan(1024 * 1024);
  const { control } = await afterCrash(journalFile);
  expect(control.books()).toHaveLength(60);
  expect(control.books().at(-1)?.metadata).toEqual(metadata);
});

it('keeps durable books the same way', async () => {
  const journalFile = givenJournalFile();
  const { pay } = await givenSandbox({ journalFile, durable: true });
  await pay();
  const { control } = await afterCrash(journalFile);
  expect(control.books()).toHaveLength(1);
});
