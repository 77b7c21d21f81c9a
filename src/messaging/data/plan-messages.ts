import type { Kysely } from 'kysely';
import { readFulfilments } from '../../fulfilment/index.js';
import { newId } from '../../kernel/ids.js';
import { visitedOrders } from '../../visits/index.js';
import type { Letter } from '../letters/letter.js';
import { lettersFor } from '../letters/letters.js';
import type { Addressee, Subject } from '../subjects/subject.js';
import { subjectOfStream } from '../subjects/subjects.js';
import type { ToldEvent } from './read-news.js';
import type { MessageRow } from './tables.js';

/** A message that belongs to the news. */
export type PlannedMessage = Pick<
  MessageRow,
  | 'id'
  | 'transition'
  | 'subject'
  | 'subject_id'
  | 'fulfilment_id'
  | 'customer_id'
  | 'guest_key'
  | 'letter'
  | 'medium'
  | 'recipient'
  | 'locale'
  | 'facts'
>;

/** One letter on one piece of news. */
interface Telling {
  readonly event: ToldEvent;
  readonly letter: Letter;
  readonly subject: Subject;
  readonly subjectId: string;
}

/** Who is told what. Whoever has left no way to be reached is not; and nobody is told of the same news twice. */
export async function planMessages(
  db: Kysely<unknown>,
  news: readonly ToldEvent[],
): Promise<PlannedMessage[]> {
  const tellings = await withoutVisits(db, news.flatMap(tellingsOf));
  if (tellings.length === 0) return [];
  const addressees = await addresseesOf(db, tellings);
  const collectors = await collectorsOf(db, tellings);
  const planned = tellings.flatMap(({ event, letter, subject, subjectId }): PlannedMessage[] => {
    const addressee = addressees.get(subjectId);
    if (!addressee) return [];
    const fulfilmentId = idIn(event.payload, 'fulfilmentId');
    const told = letter.to === 'COLLECTOR' ? collectors.get(fulfilmentId ?? '') : addressee;
    if (!told) return [];
    return addressed(told).map((address) => ({
      id: newId(),
      transition: event.event_id,
      subject: subject.kind,
      subject_id: subjectId,
      fulfilment_id: fulfilmentId,
      customer_id: told.customerId,
      guest_key: told.guestKey,
      letter: letter.name,
      ...address,
      locale: addressee.locale,
      facts: event.payload,
    }));
  });
  const once = Map.groupBy(planned, (each) => `${each.transition} ${each.recipient}`);
  return [...once.values()].flatMap(([first]) => first ?? []);
}

function tellingsOf(event: ToldEvent): Telling[] {
  const { subject, id: subjectId } = subjectOfStream(event.stream);
  return lettersFor(event.type, event.payload).map((letter) => ({
    event,
    letter,
    subject,
    subjectId,
  }));
}

/** What a visit tells of itself is not told a second time by its order. */
async function withoutVisits(
  db: Kysely<unknown>,
  tellings: readonly Telling[],
): Promise<readonly Telling[]> {
  const orderIds = tellings
    .filter(({ letter }) => letter.notOfVisits)
    .map(({ subjectId }) => subjectId);
  if (orderIds.length === 0) return tellings;
  const visited = await visitedOrders(db, orderIds);
  return tellings.filter(({ letter, subjectId }) => !letter.notOfVisits || !visited.has(subjectId));
}

async function addresseesOf(
  db: Kysely<unknown>,
  tellings: readonly Telling[],
): Promise<ReadonlyMap<string, Addressee>> {
  const known: (readonly [string, Addressee])[] = [];
  for (const [subject, ofIt] of Map.groupBy(tellings, (each) => each.subject)) {
    const ids = [...new Set(ofIt.map(({ subjectId }) => subjectId))];
    known.push(...(await subject.addresseesOf(db, ids)));
  }
  return new Map(known);
}

type Reached = Pick<Addressee, 'email' | 'phone' | 'customerId' | 'guestKey'>;

/** Those who were sent to collect, by the id of the pickup. They are known by their address alone. */
async function collectorsOf(
  db: Kysely<unknown>,
  tellings: readonly Telling[],
): Promise<ReadonlyMap<string, Reached>> {
  const ids = tellings
    .filter(({ letter }) => letter.to === 'COLLECTOR')
    .map(({ event }) => String(event.payload['fulfilmentId']));
  if (ids.length === 0) return new Map();
  const rows = await readFulfilments(db, ids);
  return new Map(
    rows.map(({ id, collector_email: email }) => [
      id,
      { email, phone: null, customerId: null, guestKey: null },
    ]),
  );
}

/** An e-mail address comes before a phone number. */
function addressed({ email, phone }: Reached): Pick<PlannedMessage, 'medium' | 'recipient'>[] {
  if (email) return [{ medium: 'EMAIL', recipient: email }];
  return phone ? [{ medium: 'SMS', recipient: phone }] : [];
}

function idIn(payload: ToldEvent['payload'], name: string): string | null {
  const id = payload[name];
  return typeof id === 'string' ? id : null;
}
