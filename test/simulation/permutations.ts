import { processProviderEvent } from '../../src/payments/inbox/process-provider-event.js';
import type { Plan } from '../../src/sandbox/index.js';
import { audit } from '../payments/support/audit.js';
import { openTill, type Till } from '../payments/support/till.js';
import type { TestServer } from '../support/database.js';

/** In which order pieces of news come for the first time, and when they are read. */
interface Telling {
  readonly order: readonly number[];
  /** For each piece but the last: whether all is read before the next one comes. */
  readonly reads: readonly boolean[];
  /** The piece that comes only when all is over. */
  readonly dropped: number | undefined;
}

interface Life {
  readonly name: string;
  /** The calls that the provider hears, and whose answers never come. */
  readonly unheard: Pick<Plan, 'operation' | 'misbehaviour'>;
  /** What happens, and how it must stand in the end. */
  readonly live: (till: Till) => Promise<string>;
  readonly ending: Readonly<Record<string, string | number>>;
}

export interface Permutations {
  readonly server?: TestServer;
  /** Plays every nth telling only; all of them where it is left out. */
  readonly every?: number;
  readonly onLife?: (told: number) => void;
}

export interface PermutationsOutcome {
  readonly lives: number;
  readonly off: readonly string[];
}

const pieces = 5;
const livesAtOnce = 8;
/** Books that grow without end make every look at them slower. */
const livesPerTill = 480;

async function paid(till: Till): Promise<string> {
  const intentId = await till.wish({ amountMinor: 1000 });
  await till.pay(intentId, 'tok_success');
  return intentId;
}

/** Two lives of which five pieces of news are told, most of them before anybody here has heard of it. */
const lives: readonly Life[] = [
  {
    name: 'captures that were not heard of',
    unheard: { operation: 'capture', misbehaviour: { kind: 'error-after' } },
    live: async (till) => {
      const intentId = await paid(till);
      for (const amountMinor of [400, 300, 200, 100]) await till.capture(intentId, amountMinor);
      return intentId;
    },
    ending: { state: 'CAPTURED', captured_minor: 1000, claimed_minor: 0, refunded_minor: 0 },
  },
  {
    name: 'refunds that were not heard of',
    unheard: { operation: 'refund', misbehaviour: { kind: 'error-after' } },
    live: async (till) => {
      const intentId = await paid(till);
      await till.capture(intentId, 1000);
      for (const amountMinor of [300, 200, 100]) await till.refund(intentId, amountMinor);
      return intentId;
    },
    ending: {
      state: 'PARTIALLY_REFUNDED',
      captured_minor: 1000,
      refunded_minor: 600,
      refund_pending_minor: 0,
    },
  },
];

/** Every order that the items can come in. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, place) =>
    ordersOf(items.toSpliced(place, 1)).map((rest) => [first, ...rest]),
  );
}

function tellingsOf(coming: readonly number[], dropped: number | undefined): Telling[] {
  const patterns = Array.from({ length: 2 ** (coming.length - 1) }, (_, bits) =>
    coming.slice(1).map((_, place) => ((bits >> place) & 1) === 1),
  );
  return ordersOf(coming).flatMap((order) => patterns.map((reads) => ({ order, reads, dropped })));
}

/**
 * Every order of five pieces of news, of which one may be dropped, with every choice of moments at which they are
 * read. A piece that comes again changes nothing, which is shown after each step for each piece that has come: so
 * each telling stands for all with the same first arrivals, however many pieces come again, and when.
 */
function allTellings(): Telling[] {
  const places = Array.from({ length: pieces }, (_, place) => place);
  return [
    ...tellingsOf(places, undefined),
    ...places.flatMap((dropped) => tellingsOf(places.toSpliced(dropped, 1), dropped)),
  ];
}

/** Tells each life in each way. Many payments live at once, so that it stays affordable. */
export async function playPermutations(asked: Permutations = {}): Promise<PermutationsOutcome> {
  const { every = 1, onLife, server } = asked;
  const tellings = allTellings().filter((_, place) => place % every === 0);
  const off: string[] = [];
  let told = 0;
  for (const life of lives)
    for (let from = 0; from < tellings.length; from += livesPerTill) {
      const till = await openTill({ timeoutMs: 30_000, ...(server && { server }) });
      const queue = tellings.slice(from, from + livesPerTill);
      till.sandbox.control.conductWebhooks({ paused: true });
      till.sandbox.control.misbehave({ ...life.unheard, times: Number.MAX_SAFE_INTEGER });
      const play = async () => {
        for (let telling = queue.shift(); telling; telling = queue.shift()) {
          off.push(...(await tell(till, life, telling)));
          told += 1;
          onLife?.(told);
        }
      };
      await Promise.all(Array.from({ length: livesAtOnce }, play));
      off.push(...(await audit(till)));
      await till.close();
    }
  return { lives: told, off };
}

/** Lives once, and tells of it in this way; answers what is not as it must be. */
async function tell(till: Till, life: Life, telling: Telling): Promise<string[]> {
  const { control } = till.sandbox;
  const intentId = await life.live(till);
  const news = control
    .pendingWebhooks()
    .filter(({ data }) => data.payment.reference === intentId)
    .map(({ id }) => id);
  const off: string[] = news.length === pieces ? [] : [`${news.length} pieces of news`];
  const come: string[] = [];
  const tellAgain = async () => {
    const before = await everythingAbout(till, intentId, news);
    for (const id of come) await control.deliverWebhook(id);
    if ((await everythingAbout(till, intentId, news)) !== before)
      off.push('a repetition has an effect');
  };
  const end = async (when: string) => {
    const intent: Record<string, unknown> = await till.intent(intentId);
    for (const [column, value] of Object.entries(life.ending))
      if (intent[column] !== value) off.push(`${when}: ${column} is ${intent[column]}`);
  };
  for (const [step, place] of telling.order.entries()) {
    const id = news[place] ?? '';
    if ((await control.deliverWebhook(id)) !== 200) off.push('news was turned away');
    come.push(id);
    await tellAgain();
    if (telling.reads[step] === false) continue;
    await readNewsOf(till, come);
    await tellAgain();
  }
  if (telling.dropped === undefined) await end('all has been told');
  await till.driveAll(intentId);
  await end('the provider was asked');
  if (telling.dropped !== undefined) {
    await control.deliverWebhook(news[telling.dropped] ?? '');
    await readNewsOf(till, news);
    await end('what was dropped has come');
  }
  if ((await unread(till, news)).length > 0) off.push('news was not read');
  return off.map((each) => `${life.name}, ${JSON.stringify(telling)}: ${each}`);
}

async function unread(till: Till, eventIds: readonly string[]): Promise<string[]> {
  const { rows } = await till.gateway.database.pool.query<{ id: string }>(
    `select event_id as id from provider_event where event_id = any($1) and state <> 'PROCESSED'`,
    [eventIds],
  );
  return rows.map(({ id }) => id);
}

async function readNewsOf(till: Till, eventIds: readonly string[]): Promise<void> {
  for (const eventId of await unread(till, eventIds))
    await processProviderEvent(till.gateway, { provider: 'sandbox', eventId });
}

/** Every row that a payment has left, as text. */
async function everythingAbout(
  till: Till,
  intentId: string,
  eventIds: readonly string[],
): Promise<string> {
  const { rows } = await till.gateway.database.pool.query<{ about: string }>(
    `select concat_ws(E'\n',
      (select i::text from payment_intent i where id = $1),
      (select string_agg(a::text, ',' order by id) from payment_attempt a where intent_id = $1),
      (select string_agg(o::text, ',' order by id) from payment_operation o where intent_id = $1),
      (select string_agg(p::text, ',' order by operation_id) from pending_operation p where intent_id = $1),
      (select string_agg(e::text, ',' order by id) from ledger_entry e where intent_id = $1),
      (select string_agg(seq::text, ',' order by seq) from event where stream = 'payment:' || $1::text),
      (select string_agg(n::text, ',' order by event_id) from provider_event n where event_id = any($2))) as about`,
    [intentId, eventIds],
  );
  return rows[0]?.about ?? '';
}
