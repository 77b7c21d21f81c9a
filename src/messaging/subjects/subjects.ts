import type { SubjectKind } from '../data/tables.js';
import { orderSubject } from './orders.js';
import { storeReservationSubject } from './store-reservations.js';
import type { Subject } from './subject.js';
import { visitSubject } from './visits.js';

const subjects: readonly Subject[] = [orderSubject, storeReservationSubject, visitSubject];

/** The streams on which people's news are told, by what their names begin with. */
export const toldStreams: readonly string[] = subjects.map(({ stream }) => stream);

/** What stands behind a stream: `order:<id>`. */
export function subjectOfStream(name: string): { readonly subject: Subject; readonly id: string } {
  const colon = name.indexOf(':');
  const subject = subjects.find(({ stream }) => stream === name.slice(0, colon));
  if (!subject) throw new Error(`nobody is told of what is on the stream ${name}`);
  return { subject, id: name.slice(colon + 1) };
}

export function subjectNamed(kind: SubjectKind): Subject {
  const found = subjects.find((subject) => subject.kind === kind);
  if (!found) throw new Error(`there is no subject ${kind}`);
  return found;
}
