import { examine } from '../support/examine-shop.js';
import { type Booked, storedBookings } from './stored-value.js';
import { openingStock, type World } from './world.js';

/** What the judge looks at. */
type Judged = Pick<World, 'gateway' | 'control'>;

interface IntentSeen {
  readonly orderId: string;
  readonly intentId: string;
  readonly orderState: string;
  readonly intentState: string;
  readonly authorized: number;
  readonly captured: number;
  readonly voided: number;
  readonly expired: number;
  readonly refunded: number;
  readonly claimed: number;
  /** What was handed over is worth that much. */
  readonly delivered: number;
}

interface AttemptSeen {
  readonly id: string;
  readonly intentId: string;
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
}

/** What lies about although everybody is at rest: empty when all has come to an end. */
export async function openMatters(world: Judged): Promise<string[]> {
  const { rows } = await world.gateway.database.pool.query<{ what: string }>(
    `select format('attempt %s %s', id, state) as what from payment_attempt
      where state in ('REQUESTED', 'PROCESSING', 'REQUIRES_ACTION', 'UNKNOWN', 'CONFLICTED', 'REVERSING')
    union all select format('operation %s %s, asked %s times', operation_id, kind, enquiries) from pending_operation
    union all select format('news %s %s %s', event_id, state, note) from provider_event
      where state in ('RECEIVED', 'QUARANTINED')
    union all select format('order %s waits for its payment', number) from sales_order
      where state = 'PENDING_PAYMENT'`,
  );
  return rows.map(({ what }) => what);
}

/** The provider's books are the judge: what they say about the money of these payments, and what we say. */
export async function judgeMoney(world: Judged, intentIds: readonly string[]): Promise<string[]> {
  const ofStory = new Set(intentIds);
  const booked = [...world.control.books(), ...(await storedBookings(world.gateway))].filter(
    ({ reference }) => ofStory.has(reference),
  );
  const intents = await seenIntents(world, intentIds);
  const attempts = await seenAttempts(world, intentIds);
  const byKey = new Map(booked.map((payment) => [payment.idempotencyKey, payment]));
  const ours = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  return [
    ...booked.flatMap((payment) => judgePayment(payment, ours.get(payment.idempotencyKey))),
    ...attempts.flatMap((attempt) =>
      attempt.authorized > 0 && !byKey.has(attempt.id)
        ? [`we hold ${attempt.authorized} that the provider has never booked`]
        : [],
    ),
    ...[...Map.groupBy(intents, ({ orderId }) => orderId).values()].flatMap((ofOrder) =>
      judgeOrder(
        ofOrder.map((intent) => ({
          intent,
          successes: attempts
            .filter(({ intentId, state }) => intentId === intent.intentId && state === 'SUCCEEDED')
            .flatMap(({ id }) => byKey.get(id) ?? []),
        })),
      ),
    ),
  ];
}

interface Tender {
  readonly intent: IntentSeen;
  /** What the provider has booked for those attempts that count. */
  readonly successes: readonly Booked[];
}

/** An order pays with one tender or several for what has left, and for no more. */
function judgeOrder(tenders: readonly Tender[]): string[] {
  const off = tenders.flatMap(judgeTender);
  const captured = tenders.reduce((sum, { intent }) => sum + intent.captured, 0);
  const [first] = tenders;
  if (!first || captured === first.intent.delivered) return off;
  const { orderId, delivered } = first.intent;
  // A bank may refuse to pay what was handed over, or the hold may have run out: nobody can make that good.
  const mayOwe = tenders.filter(
    ({ successes: [payment] }) => payment && cannotBeCollected(payment),
  );
  const isOwed = mayOwe.length > 0 && captured < delivered;
  if (!isOwed || mayOwe.some(({ intent }) => intent.captured > 0))
    off.push(`the order ${orderId} took ${captured} for goods worth ${delivered}`);
  return off;
}

function hasFailedCapture({ operations }: Booked): boolean {
  return operations.some(({ type, status }) => type === 'capture' && status === 'failed');
}

function cannotBeCollected(payment: Booked): boolean {
  return hasFailedCapture(payment) || payment.amountExpired.minor > 0;
}

function judgePayment(payment: Booked, attempt: AttemptSeen | undefined): string[] {
  const name = `the payment ${payment.id} (${payment.status})`;
  if (!attempt) return [`${name} is not known to us`];
  const off: string[] = [];
  const theirs = [payment.amountAuthorized, payment.amountCaptured, payment.amountRefunded].map(
    ({ minor }) => minor,
  );
  const ours = [attempt.authorized, attempt.captured, attempt.refunded];
  if (attempt.authorized > 0 && theirs.join('/') !== ours.join('/'))
    off.push(`${name} is ${theirs.join('/')} there and ${ours.join('/')} here`);
  const taken = payment.amountCaptured.minor - payment.amountRefunded.minor;
  if (attempt.state !== 'SUCCEEDED' && (heldOf(payment) > 0 || taken > 0))
    off.push(
      `${name} keeps ${heldOf(payment)} held and ${taken} taken, and is ${attempt.state} here`,
    );
  return off;
}

function judgeTender({ intent, successes }: Tender): string[] {
  const off: string[] = [];
  const name = `the order ${intent.orderId} (${intent.orderState}, ${intent.intentState})`;
  const [payment] = successes;
  if (successes.length > 1) off.push(`${name} was paid ${successes.length} times`);
  if (payment) off.push(...compare(name, intent, payment));
  else if (intent.captured + intent.authorized > 0) off.push(`${name} has money of nobody`);
  const held = payment ? heldOf(payment) : 0;
  const isOver = ['CANCELED', 'EXPIRED', 'COMPLETED', 'PARTIALLY_CANCELED'].includes(
    intent.orderState,
  );
  if (payment && isOver && held > 0 && !hasFailedCapture(payment))
    off.push(`${name} is over, and ${held} is still held`);
  return off;
}

function compare(name: string, intent: IntentSeen, payment: Booked): string[] {
  const theirs = {
    authorized: payment.amountAuthorized.minor,
    captured: payment.amountCaptured.minor,
    voided: payment.amountVoided.minor,
    expired: payment.amountExpired.minor,
    refunded: payment.amountRefunded.minor,
  };
  return Object.entries(theirs).flatMap(([kind, minor]) => {
    const ours = intent[kind as keyof typeof theirs];
    return ours === minor ? [] : [`${name}: ${kind} is ${ours} here and ${minor} there`];
  });
}

function heldOf(payment: Booked): number {
  const { amountAuthorized, amountCaptured, amountVoided, amountExpired } = payment;
  return amountAuthorized.minor - amountCaptured.minor - amountVoided.minor - amountExpired.minor;
}

async function seenIntents(world: Judged, ids: readonly string[]): Promise<IntentSeen[]> {
  const { rows } = await world.gateway.database.pool.query<IntentSeen>(
    `select o.id as "orderId", i.id as "intentId", o.state as "orderState", i.state as "intentState",
        i.authorized_minor as authorized, i.captured_minor as captured, i.voided_minor as voided,
        i.expired_minor as expired, i.refunded_minor as refunded, i.claimed_minor as claimed,
        (select sum(l.fulfilled * l.unit_price_minor) from order_line l where l.order_id = o.id) as delivered
      from payment_intent i join sales_order o on o.id = i.order_id where i.id = any($1)`,
    [ids],
  );
  return rows.map((row) => ({ ...row, delivered: Number(row.delivered) }));
}

async function seenAttempts(world: Judged, ids: readonly string[]): Promise<AttemptSeen[]> {
  const sum = (kind: string) =>
    `coalesce(sum(p.amount_minor) filter (where p.kind = '${kind}' and p.phase = 'SUCCEEDED'), 0)::integer`;
  const { rows } = await world.gateway.database.pool.query<AttemptSeen>(
    `select a.id, a.intent_id as "intentId", a.state, ${sum('AUTHORIZE')} as authorized,
        ${sum('CAPTURE')} as captured, ${sum('REFUND')} as refunded
      from payment_attempt a left join payment_operation p on p.attempt_id = a.id
      where a.intent_id = any($1) group by a.id`,
    [ids],
  );
  return rows;
}

/** The numbers of orders whose goods are gone and whose provider has refused to take the money for them. */
async function ordersThatCannotBeCollected(world: Judged): Promise<ReadonlySet<string>> {
  const { rows } = await world.gateway.database.pool.query<{ number: string }>(
    `select distinct o.number from payment_operation p
      join payment_intent i on i.id = p.intent_id join sales_order o on o.id = i.order_id
      where p.kind = 'CAPTURE' and p.phase = 'FAILED' and i.captured_minor = 0`,
  );
  return new Set(rows.map(({ number }) => number));
}

/**
 * What the doctor finds in the whole database, and what all of the provider's books say; and that no cap was lost or
 * made. Empty when all is well.
 */
export async function judgeWorld(world: Judged): Promise<string[]> {
  const owing = await ordersThatCannotBeCollected(world);
  const found = (await examine(world.gateway))
    // The doctor is right to name them: only people can do something about such a debt.
    .filter(({ promise, subject }) => !(promise.startsWith('M2: an order') && owing.has(subject)))
    .map(({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`);
  const { rows } = await world.gateway.database.pool.query<{ gone: number; sold: number }>(
    `select $1 - (select sum(on_hand) from stock_item) + (select coalesce(sum(on_hand_delta), 0)
        from stock_movement where reservation_id is null and on_hand_delta < 0) as gone,
      (select coalesce(sum(fulfilled), 0) from order_line) as sold`,
    [openingStock],
  );
  const [{ gone, sold } = { gone: 0, sold: 0 }] = rows;
  if (Number(gone) !== Number(sold))
    found.push(`${gone} caps have left the shelf, and ${sold} were handed over`);
  const { rows: keptTwice } = await world.gateway.database.pool.query<{ id: string }>(
    'select event_id as id from provider_event group by provider, event_id having count(*) > 1',
  );
  for (const { id } of keptTwice) found.push(`the news ${id} is kept more than once`);
  const known = new Set(
    (
      await world.gateway.database.pool.query<{ id: string }>('select id from payment_attempt')
    ).rows.map(({ id }) => id),
  );
  for (const { id, idempotencyKey } of world.control.books())
    if (!known.has(idempotencyKey)) found.push(`the payment ${id} is not known to us`);
  return found;
}
