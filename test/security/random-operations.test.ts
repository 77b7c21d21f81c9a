import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '../../src/modules.js';
import { diagnose, platformChecks } from '../../src/platform/doctor.js';
import { gatewaySchema } from '../../src/schema.js';
import { SocketClient } from '../platform/graphql/socket-client.js';
import { type Asking, askGraph } from '../support/app.js';
import { Dice } from './support/dice.js';
import { type Door, openDoor } from './support/doors.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { type RandomOperation, RandomOperations } from './support/random-operation.js';
import { RandomValues } from './support/random-values.js';

/** `RANDOM_OPERATIONS=100000 SEED=7 npx vitest run ...` for a long run. */
const count = Number(process.env['RANDOM_OPERATIONS'] ?? 400);
const seed = Number(process.env['SEED'] ?? 1);
const atOnce = 8;

const schema = await gatewaySchema();
/** People who may sign out on the way, and must come in again. */
const personas = [
  'customer',
  'other-customer',
  'associate',
  'associate-paris',
  'packer',
  'device',
  'partner',
  'agent',
  'supervisor',
  'admin',
];
const guests = ['guest', 'other-guest', 'stranger'];

let here: Neighbourhood;
let door: Door;
let people: Record<string, Asking>;

beforeAll(async () => {
  here = await openNeighbourhood();
  door = await openDoor(here.shop, { env: { WORKERS: '1', SESSION_CHECK_MS: '200' } });
  people = { ...here.people };
  for (const persona of personas) await comeIn(persona);
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await here.shop.close();
});

async function comeIn(persona: string): Promise<void> {
  people[persona] = { ...people[persona], token: await here.shop.tokenOf(persona) };
}

interface Told {
  readonly status: number;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly correlationId?: string };
  }[];
  readonly text: string;
}

const known = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
];
const insides =
  /\b(select|insert|update|delete)\b.*\b(from|into|set|where)\b|violates|constraint|relation "|column "|syntax error at|invalid byte|deadlock|ECONN|node_modules|\.[jt]s:\d|\n\s+at |\/src\/|Cannot read|is not a function|undefined/i;

/** Which codes an operation is answered with; throws where the answer tells of a fault. */
async function tryOne(place: number, operations: RandomOperations): Promise<string[]> {
  const dice = new Dice(seed * 1_000_003 + place);
  const who = dice.pick([...personas, ...guests]);
  const operation = operations.next(dice, who);
  const told =
    operation.kind === 'subscription'
      ? await listen(operation, who)
      : await ask(operation, who, dice);
  const codes = told.errors.map(({ extensions }) => extensions.code);
  if (codes.includes('UNAUTHENTICATED') && personas.includes(who)) await comeIn(who);
  const problem = problemOf(told, codes);
  if (problem)
    throw new Error(
      `operation ${place} of seed ${seed} by ${who}: ${problem}\n${JSON.stringify(operation)}\n${told.text}\n${logOf(told)}`,
    );
  remember(who, told.text);
  return codes;
}

function problemOf({ status, errors }: Told, codes: readonly string[]): string | undefined {
  if (status >= 500) return `status ${status}`;
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown) return unknown;
  return errors.find(({ message }) => insides.test(message))?.message;
}

function logOf({ errors }: Told): string {
  const ids = errors.flatMap(({ extensions }) => extensions.correlationId ?? []);
  return door
    .logged()
    .split('\n')
    .filter((line) => ids.some((id) => line.includes(id)))
    .join('\n');
}

async function ask({ query, variables }: RandomOperation, who: string, dice: Dice): Promise<Told> {
  const locale = dice.pick(['fr', 'en'] as const);
  const headers = dice.chance(0.03)
    ? { 'x-channel': dice.pick(['WEB', 'CALL_CENTRE', 'STORE', 'x']) }
    : {};
  const {
    status,
    data,
    errors = [],
  } = await askGraph(door.url, query, variables, { ...people[who], locale, headers });
  return { status, errors, text: JSON.stringify({ data, errors }) };
}

/** Subscribes for a moment: what comes before the answer to the next question is looked at. */
async function listen({ query, variables }: RandomOperation, who: string): Promise<Told> {
  const { token, guestToken } = people[who] ?? {};
  const client = await SocketClient.open(door.socketUrl);
  client.send({
    type: 'connection_init',
    payload: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(guestToken && { guestToken }),
    },
  });
  const errors: Told['errors'][number][] = [];
  const texts: string[] = [];
  try {
    await client.next(({ type }) => type === 'connection_ack');
    client.subscribe('1', query, variables);
    client.subscribe('2', '{ viewer { kind } }');
    for (let ended = false; !ended; ) {
      const { id, payload, type } = await client.next();
      ended = id === '2' && type === 'complete';
      texts.push(JSON.stringify(payload));
      errors.push(...((Array.isArray(payload) ? payload : payload?.errors) ?? []));
    }
    await client.end();
  } catch (fault) {
    const { code } = await client.closed;
    if (code !== 4403) throw fault;
    errors.push({ message: 'Closed.', extensions: { code: 'UNAUTHENTICATED' } });
  }
  return { status: 200, errors, text: texts.join('\n') };
}

const seenBy = new Map<string, string[]>();
const answers = new Map<string, number>();

/** A long run says what it met. */
function tell(met: Readonly<Record<string, ReadonlyMap<string, number>>>): void {
  for (const [what, counts] of Object.entries(met)) {
    const most = [...counts].sort(([, a], [, b]) => b - a);
    process.stderr.write(`${what}: ${most.map((each) => each.join(' ')).join(', ')}\n`);
  }
}

/** What came up in answers is asked for later on. */
function remember(who: string, text: string): void {
  for (const [, type = ''] of text.matchAll(/"r\d":\{"__typename":"(\w+)"/g))
    answers.set(type, (answers.get(type) ?? 0) + 1);
  const ids = [...text.matchAll(/"id":"([\w-]{40,90})"/g)].flatMap(([, id]) => id ?? []);
  seenBy.set(who, [...(seenBy.get(who) ?? []), ...ids].slice(-500));
}

it(`answers ${count} random operations without a fault, and keeps its books`, {
  timeout: 120_000 + count * 300,
}, async () => {
  const operations = new RandomOperations(schema, new RandomValues(here, seenBy));
  const faults: string[] = [];
  const codes = new Map<string, number>();
  let next = 0;
  const work = async () => {
    for (let place = next++; place < count; place = next++) {
      const outcome = await tryOne(place, operations).catch((fault: Error) => {
        faults.push(fault.message);
        return [];
      });
      for (const code of outcome.length === 0 ? ['none'] : new Set(outcome))
        codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (count > 1_000) tell({ codes, answers });
  expect(faults.slice(0, 5)).toEqual([]);
  expect(faults).toHaveLength(0);
  // Otherwise the operations would try little more than the front door.
  expect(codes.get('none') ?? 0, JSON.stringify([...codes])).toBeGreaterThan(count / 4);
  expect(codes.get('GRAPHQL_VALIDATION_FAILED') ?? 0).toBeLessThan(count / 20);
  const checks = [...platformChecks, ...modules.flatMap((module) => [...(module.checks ?? [])])];
  const diagnoses = await diagnose(here.shop.app.gateway.db, checks);
  expect(diagnoses.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(door.logged()).not.toMatch(/"level":"error"/);
});
