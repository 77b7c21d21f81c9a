import type { Gateway } from '../../platform/gateway.js';
import type { MessageRow } from '../data/tables.js';
import type { ToldOf } from '../subjects/subject.js';
import { subjectNamed } from '../subjects/subjects.js';

/** What each message has to tell, by its id, in as many statements for many as for one. */
export async function tell(gateway: Gateway, messages: readonly MessageRow[]): Promise<ToldOf> {
  const told = await Promise.all(
    [...Map.groupBy(messages, ({ subject }) => subject)].map(([kind, ofKind]) =>
      subjectNamed(kind).tell(gateway, ofKind),
    ),
  );
  return new Map(told.flatMap((each) => [...each]));
}
