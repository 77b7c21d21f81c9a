import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs, ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { statementsOf } from '../support/statements.js';

const taskFields = /* GraphQL */ `
  id state orderNumber dueAt minutesLeft serviceLevel claim { by isYours until } lines { id quantity }`;
const storeTasks = /* GraphQL */ `
  query ($locationId: ID!, $claim: TaskClaimFilter, $serviceLevel: ServiceLevel, $first: Int, $after: String) {
    storeTasks(locationId: $locationId, claim: $claim, serviceLevel: $serviceLevel, first: $first, after: $after) {
      nodes { ${taskFields} } pageInfo { endCursor hasNextPage }
    }
  }`;
const storeTaskCounts = /* GraphQL */ `
  query ($locationId: ID!) {
    storeTaskCounts(locationId: $locationId) { kind open dueSoon late claimed waiting }
  }`;
const step = (name: string, type: string) => /* GraphQL */ `
  mutation ($input: ${type}!) {
    ${name}(input: $input) {
      __typename
      ... on UserError { message }
      ... on TaskClaimed { until }
      ... on FulfilmentPayload { task { ${taskFields} } }
    }
  }`;
const documents = {
  claim: step('claimTask', 'ClaimTaskInput'),
  handBack: step('handBackTask', 'HandBackTaskInput'),
  accept: step('acceptFulfilment', 'AcceptFulfilmentInput'),
  pick: step('pickFulfilment', 'PickFulfilmentInput'),
  ready: /* GraphQL */ `
    mutation ($input: MarkPickupReadyInput!) { markPickupReady(input: $input) { __typename } }`,
  arrive: /* GraphQL */ `
    mutation ($input: AnnounceArrivalInput!) { announceArrival(input: $input) { __typename } }`,
};

let shop: StockedShop;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  // Without anybody who does jobs, the statements that are counted are those of the question.
  shop = await given.shop({ clock, workers: 0 });
});
afterAll(() => shop.close());

interface Task {
  readonly id: string;
  readonly orderNumber: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly [fact: string]: unknown;
}

async function as(persona: string) {
  return { token: await shop.tokenOf(persona) };
}

async function tryStep(name: keyof typeof documents, persona: string, input: object) {
  const given = { idempotencyKey: freshKey(), ...input };
  return shop.ask(documents[name], { input: given }, await as(persona));
}

async function take(name: keyof typeof documents, persona: string, input: object) {
  return answered(await tryStep(name, persona, input));
}

async function tasks(variables: object = {}, persona = 'associate') {
  const given = { locationId: shop.locationIds['LYON'], ...variables };
  return answered(await shop.ask(storeTasks, given, await as(persona)));
}

async function counts() {
  const given = { locationId: shop.locationIds['LYON'] };
  return answered(await shop.ask(storeTaskCounts, given, await as('supervisor')));
}

/** A pickup of Lyon that is on the list. */
async function newTask(): Promise<Task & { readonly orderId: string }> {
  const { order: placed } = await order(shop, await fillCart(shop));
  const { nodes } = await tasks({ first: 100 });
  const task = nodes.find(({ orderNumber }: Task) => orderNumber === placed.number);
  return { ...task, orderId: placed.id };
}

const picked = ({ id, lines }: Task) => ({
  fulfilmentId: id,
  lines: lines.map((line) => ({ lineId: line.id, picked: line.quantity })),
});

describe('a task that somebody works on', () => {
  it('is claimed by one of two at once, and by nobody else until it is handed back', async () => {
    const task = await newTask();
    const answers = await Promise.all([
      take('claim', 'associate', { taskId: task.id }),
      take('claim', 'device', { taskId: task.id }),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'FulfilmentPayload',
      'TaskClaimed',
    ]);
    const [winner, loser] =
      answers[0].__typename === 'TaskClaimed' ? ['device', 'associate'] : ['associate', 'device'];
    const mine = await tasks({ claim: 'MINE' }, winner);
    expect(mine.nodes).toMatchObject([{ id: task.id, claim: { by: winner, isYours: true } }]);
    expect((await tasks({ claim: 'OTHERS' }, loser)).nodes).toMatchObject([
      { id: task.id, claim: { by: winner, isYours: false } },
    ]);
    for (const name of ['accept', 'pick'] as const)
      expect((await take(name, loser, inputOf(name, task))).__typename).toBe('TaskClaimed');
    expect((await take('handBack', loser, { taskId: task.id })).__typename).toBe('TaskClaimed');
    const free = await take('handBack', winner, { taskId: task.id });
    expect(free.task.claim).toBeNull();
    expect((await take('claim', loser, { taskId: task.id })).task.claim.isYours).toBe(true);
    await take('handBack', loser, { taskId: task.id });
  });

  it('is picked by one of two at once, without a word before', async () => {
    const task = await newTask();
    await take('accept', 'associate', { fulfilmentId: task.id });
    const answers = await Promise.all([
      take('pick', 'associate', picked(task)),
      take('pick', 'device', picked(task)),
    ]);
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual(['FulfilmentPayload', 'TaskClaimed']);
  });

  it('is taken over by a supervisor, and by nobody else', async () => {
    const task = await newTask();
    await take('claim', 'associate', { taskId: task.id });
    const input = { taskId: task.id, takeOver: true };
    expect((await tryStep('claim', 'device', input)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect((await take('claim', 'supervisor', { taskId: task.id })).__typename).toBe('TaskClaimed');
    expect((await take('claim', 'supervisor', input)).task.claim).toMatchObject({
      by: 'supervisor',
      isYours: true,
    });
    expect((await take('accept', 'associate', { fulfilmentId: task.id })).__typename).toBe(
      'TaskClaimed',
    );
  });

  it('is free again when its claim has run out, and claimed once under the same key', async () => {
    const task = await newTask();
    const input = { taskId: task.id, idempotencyKey: freshKey() };
    const answers = await Promise.all([
      take('claim', 'associate', input),
      take('claim', 'associate', input),
    ]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(2).fill('FulfilmentPayload'));
    clock.advance(20 * minuteMs);
    expect((await tasks({ claim: 'FREE' })).nodes).toContainEqual(
      expect.objectContaining({ id: task.id, claim: null }),
    );
    expect((await take('claim', 'device', { taskId: task.id })).task.claim.by).toBe('device');
  });

  it('is not there for the people of another store', async () => {
    const task = await newTask();
    const answer = await tryStep('claim', 'associate-paris', { taskId: task.id });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the work of a store', () => {
  it('stands against what was promised, and whoever waits comes first', async () => {
    const [task, other] = [await newTask(), await newTask()];
    expect(task).toMatchObject({ serviceLevel: 'ON_TIME' });
    const due = new Date(String(task['dueAt'])).getTime();
    clock.set(new Date(due - 10 * minuteMs));
    expect((await tasks({ serviceLevel: 'DUE_SOON' })).nodes).toContainEqual(
      expect.objectContaining({ id: task.id, minutesLeft: 10 }),
    );
    clock.set(new Date(due + hourMs));
    const late = await tasks({ serviceLevel: 'LATE', first: 100 });
    expect(late.nodes).toContainEqual(expect.objectContaining({ id: task.id, minutesLeft: -60 }));
    expect((await tasks({ serviceLevel: 'DUE_SOON' })).nodes).toEqual([]);
    const before = (await counts()).find(({ kind }: { kind: string }) => kind === 'PICKUP');
    expect(before.late).toBe(late.nodes.length);

    await take('accept', 'associate', { fulfilmentId: other.id });
    await take('pick', 'associate', picked(other));
    await take('ready', 'associate', { fulfilmentId: other.id });
    const last = (await tasks({ first: 100 })).nodes.at(-1);
    expect(last).toMatchObject({ id: other.id, state: 'READY', dueAt: null, serviceLevel: null });
    await take('arrive', 'agent', { orderId: other.orderId });
    const page = await tasks({ first: 1 });
    expect(page.nodes).toMatchObject([
      { id: other.id, state: 'CUSTOMER_ARRIVED', serviceLevel: 'DUE_SOON', minutesLeft: 5 },
    ]);
    const rest = await tasks({ first: 100, after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }: Task) => id)).not.toContain(other.id);
    expect(rest.nodes.length).toBe((await tasks({ first: 100 })).nodes.length - 1);
    const after = (await counts()).find(({ kind }: { kind: string }) => kind === 'PICKUP');
    expect(after).toMatchObject({ late: before.late - 1, waiting: 1 });
  });
});

it('takes as few statements for many tasks as for one', async () => {
  const task = await newTask();
  await take('claim', 'associate', { taskId: task.id });
  await newTask();
  const token = await as('associate');
  const costOf = async (first: number) => {
    const given = { locationId: shop.locationIds['LYON'], first };
    const { statements } = await statementsOf(() => shop.ask(storeTasks, given, token));
    // News is told and looked for when its time comes.
    return statements.filter((each) => !/^select (pg_notify|stream, seq)/.test(each)).length;
  };
  await costOf(100);
  expect(await costOf(100)).toBe(await costOf(1));
});

function inputOf(name: 'accept' | 'pick', task: Task): object {
  return name === 'accept' ? { fulfilmentId: task.id } : picked(task);
}
