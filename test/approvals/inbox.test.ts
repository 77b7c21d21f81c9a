import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApproval } from '../../src/approvals/index.js';
import { fromGlobalId, newId } from '../../src/kernel/ids.js';
import { type Desk, openDesk } from '../orders/refunds/desk.js';
import { answered, freshKey } from '../support/journey.js';
import { follow } from '../support/socket.js';

const inbox = /* GraphQL */ `
  query ($kind: ApprovalKind, $locationId: ID) {
    approvals(state: WAITING, kind: $kind, locationId: $locationId) {
      nodes {
        id kind state summary because amount { amountMinor currency } limit { amountMinor } isYoursToDecide
        requestedByKind locationId refund { id }
      }
    }
  }`;
const decideApproval = /* GraphQL */ `
  mutation ($input: DecideApprovalInput!) {
    decideApproval(input: $input) {
      __typename
      ... on ApprovalClosed { closed: state }
      ... on ApprovalPayload { approval { id state note decidedByKind decidedAt } }
    }
  }`;
const withdrawApproval = /* GraphQL */ `
  mutation ($input: WithdrawApprovalInput!) {
    withdrawApproval(input: $input) {
      __typename
      ... on ApprovalClosed { closed: state }
      ... on ApprovalPayload { approval { state decidedByKind } }
    }
  }`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ stock: { 'CAP-BLUE': { LYON: 2000 } } });
});
afterAll(() => desk.close());

async function approvals(variables: object = {}) {
  return answered(await desk.shop.ask(inbox, variables, desk.by('supervisor'))).nodes;
}

/** An order of 218.90 EUR, and the question whether all of it may be given back. */
async function askForMuch() {
  const sold = await desk.sell({ quantity: 11 });
  const { refund } = await desk.refund(sold, { everything: true }, desk.by('agent'));
  const waiting = await approvals();
  const asked = waiting.find((each: never) => each['refund']['id'] === refund.id);
  return { sold, refundId: refund.id as string, approval: asked };
}

async function decide(input: object, as: 'supervisor' | 'admin' = 'supervisor') {
  const given = { idempotencyKey: freshKey(), ...input };
  return answered(await desk.shop.ask(decideApproval, { input: given }, desk.by(as)));
}

const refundsOf = async (sold: { id: string }) => (await desk.look(sold)).refunds.nodes;
const soon = { timeout: 15_000 };

describe('the inbox of those who decide', () => {
  it('shows a refund above a limit, and sends it once it is granted', async () => {
    const { sold, approval } = await askForMuch();
    expect(approval).toMatchObject({
      kind: 'REFUND',
      state: 'WAITING',
      because: 'PER_REFUND',
      amount: { amountMinor: 21_890, currency: 'EUR' },
      limit: { amountMinor: 20_000 },
      isYoursToDecide: true,
      requestedByKind: 'AGENT',
      locationId: null,
    });
    expect(approval.summary).not.toBe('');
    const granted = await decide({ approvalId: approval.id, decision: 'GRANT', note: 'Seen.' });
    expect(granted.approval).toMatchObject({ state: 'GRANTED', decidedByKind: 'SUPERVISOR' });
    await expect.poll(() => refundsOf(sold), soon).toMatchObject([{ state: 'SUCCEEDED' }]);
    expect(desk.givenBack(sold)).toBe(21_890);
    expect(await desk.findings()).toEqual([]);
  });

  it('ends the refund where it is declined, which needs a word', async () => {
    const { sold, approval } = await askForMuch();
    const wordless = await desk.shop.ask(
      decideApproval,
      { input: { approvalId: approval.id, decision: 'DECLINE', idempotencyKey: freshKey() } },
      desk.by('supervisor'),
    );
    expect(wordless.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    await decide({ approvalId: approval.id, decision: 'DECLINE', note: 'No goods came back.' });
    await expect.poll(() => refundsOf(sold), soon).toMatchObject([{ state: 'REJECTED' }]);
    expect(desk.givenBack(sold)).toBe(0);
  });

  it('is answered once, though two answer at the same moment, and again under the same key', async () => {
    const { sold, approval } = await askForMuch();
    const input = { approvalId: approval.id, decision: 'GRANT', idempotencyKey: freshKey() };
    const answers = await Promise.all([
      decide(input),
      decide(input),
      decide({ approvalId: approval.id, decision: 'DECLINE', note: 'No.' }, 'admin'),
      desk.decide('approveRefund', { refundId: approval.refund.id }, desk.by('admin')),
    ]);
    const kinds = answers.map(({ __typename }) => __typename);
    expect(kinds[0]).toBe(kinds[1]);
    const effects = [kinds[0], kinds[2], kinds[3]].filter((kind) => kind !== 'ApprovalClosed');
    expect(effects).toHaveLength(1);
    await expect.poll(async () => (await refundsOf(sold))[0].state, soon).not.toMatch(/AWAIT|PROC/);
    const [refund] = await refundsOf(sold);
    expect(desk.givenBack(sold)).toBe(refund.state === 'SUCCEEDED' ? 21_890 : 0);
    expect(await desk.findings()).toEqual([]);
  });

  it('is told as it happens to those who decide, and to nobody else', async () => {
    const document = `subscription { approvalEvents { type approval { id state kind } } }`;
    const inboxNews = follow<{ type: string; approval: { id: string; state: string } }>(
      desk.shop.url,
      document,
      {},
      desk.by('supervisor'),
    );
    const agents = follow<never>(desk.shop.url, document, {}, desk.by('agent'));
    await expect(agents.until(() => true)).rejects.toThrow(/not yours/);
    // Asked until it is heard: from then on nothing is missed.
    let { approval } = await askForMuch();
    while (inboxNews.events.length === 0) approval = (await askForMuch()).approval;
    await decide({ approvalId: approval.id, decision: 'GRANT' }, 'admin');
    const granted = await inboxNews.until(({ type }) => type === 'ApprovalGranted');
    expect(granted.approval).toMatchObject({ id: approval.id, state: 'GRANTED', kind: 'REFUND' });
    await Promise.all([inboxNews.leave(), agents.leave()]);
  });

  it('is taken back by who has asked, and by nobody else', async () => {
    const { sold, approval } = await askForMuch();
    const withdraw = (as: 'agent' | 'admin' | 'associate') =>
      desk.shop.ask(
        withdrawApproval,
        { input: { approvalId: approval.id, idempotencyKey: freshKey() } },
        desk.by(as),
      );
    for (const other of ['admin', 'associate'] as const)
      expect((await withdraw(other)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(answered(await withdraw('agent'))).toMatchObject({
      approval: { state: 'WITHDRAWN', decidedByKind: null },
    });
    await expect.poll(() => refundsOf(sold), soon).toMatchObject([{ state: 'REJECTED' }]);
    expect(await decide({ approvalId: approval.id, decision: 'GRANT' })).toMatchObject({
      closed: 'WITHDRAWN',
    });
  });
});

describe('a question of any module', () => {
  it('keeps what it was, and is asked once about one thing at a time', async () => {
    const { gateway } = desk.shop.app;
    const subjectId = newId();
    const lyon = desk.shop.locationIds['LYON'] ?? '';
    const ask = () =>
      gateway.runAsSystem('ask', (work) =>
        askApproval(work, {
          kind: 'MANUAL_DISCOUNT',
          subjectId,
          locationId: fromGlobalId(lyon)?.id ?? null,
          amountMinor: 500,
          currency: 'EUR',
          summary: { fr: 'Remise de 5 €', en: 'A discount of 5 €' },
          because: 'PER_CART',
          limitMinor: null,
          payload: { percent: 20 },
        }),
      );
    const id = await ask();
    await expect(ask()).rejects.toThrow(/one_open_question/);
    expect(await approvals({ kind: 'MANUAL_DISCOUNT', locationId: lyon })).toMatchObject([
      { summary: 'A discount of 5 €', locationId: lyon, refund: null, limit: null },
    ]);
    expect(await approvals({ locationId: desk.shop.locationIds['PARIS'] })).toEqual([]);
    for (const change of [
      `update approval set amount_minor = 1 where id = $1`,
      `update approval set payload = '{}' where id = $1`,
    ])
      await expect(desk.pool.query(change, [id])).rejects.toThrow(/its question stays/);
    await expect(desk.pool.query('delete from approval where id = $1', [id])).rejects.toThrow(
      /never changed or removed|permission denied/,
    );
  });
});
