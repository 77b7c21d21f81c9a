import { later, secondMs } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import type { NewJob } from '../../platform/jobs/job.js';
import { claimMessages } from '../commands/claim-messages.js';
import { followJournal } from '../commands/follow-journal.js';
import { recordOutcomes, type Tried } from '../commands/record-outcomes.js';
import type { MessageRow } from '../data/tables.js';
import type { Outcome } from '../domain/step.js';
import { writeLetter } from '../letters/letter.js';
import { letterNamed } from '../letters/letters.js';
import { messageSender } from '../ports.js';
import type { OutgoingMessage } from '../senders/sender.js';
import type { ToldOf } from '../subjects/subject.js';
import { tell } from './tell.js';

export const sendTask = 'sendMessages';
const againEverySeconds = 5;

/**
 * Follows the journal, and sends or asks about what is due until nothing is. The call of the minute asks to be called
 * again every few seconds. Safe to run anywhere at once.
 */
export async function sendMessages(gateway: Gateway, isRepetition = false): Promise<void> {
  if (!isRepetition)
    await gateway.runAsSystem('repeatSending', async (work) => {
      for (const job of repetitions(work.now)) work.enqueue(job);
    });
  while (await gateway.runAsSystem('followJournal', (work) => followJournal(work)));
  while ((await sendBatch(gateway)) > 0);
}

function repetitions(now: Date): NewJob[] {
  const jobs: NewJob[] = [];
  for (let seconds = againEverySeconds; seconds < 60; seconds += againEverySeconds) {
    const runAt = later(now, seconds * secondMs);
    const key = `${sendTask}:${runAt.getUTCSeconds()}`;
    jobs.push({ task: sendTask, payload: { isRepetition: true }, key, runAt });
  }
  return jobs;
}

async function sendBatch(gateway: Gateway): Promise<number> {
  const claimed = await gateway.runAsSystem('claimMessages', claimMessages);
  if (claimed.length === 0) return 0;
  const told = await tell(
    gateway,
    claimed.filter(({ state }) => state === 'QUEUED'),
  );
  const ofEach = [...Map.groupBy(claimed, ({ recipient }) => recipient).values()];
  const tried = await Promise.all(ofEach.map((messages) => attemptInTurn(gateway, messages, told)));
  await gateway.runAsSystem('recordOutcomes', (work) => recordOutcomes(work, tried.flat()));
  return claimed.length;
}

/** What is told to one person arrives in the order in which it happened. */
async function attemptInTurn(
  gateway: Gateway,
  messages: readonly MessageRow[],
  told: ToldOf,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const message of messages) {
    const outcome = await attempt(gateway, message, told);
    tried.push({ message, outcome, chance: Math.random() });
  }
  return tried;
}

async function attempt(gateway: Gateway, message: MessageRow, told: ToldOf): Promise<Outcome> {
  const sender = gateway.port(messageSender);
  if (message.state !== 'QUEUED') return { kind: await sender.enquire(message.reference ?? '') };
  const written = write(message, told);
  if (!('text' in written)) return written;
  const { medium, recipient, id: key } = message;
  return sender.send({ key, medium, recipient, ...written });
}

/** One that cannot be written holds nobody else up: it is tried again like one that could not be sent. */
function write(
  { id, letter: name, locale }: MessageRow,
  told: ToldOf,
): Pick<OutgoingMessage, 'subject' | 'text'> | Outcome {
  try {
    const facts = told.get(id)?.();
    if (!facts) return { kind: 'refused', code: 'what it tells of is gone' };
    const letter = letterNamed(name);
    if (letter.while?.(facts) === false)
      return { kind: 'refused', code: 'it is not true any more' };
    const { subject, body: text } = writeLetter(letter, locale, facts);
    return { subject, text };
  } catch (fault) {
    return { kind: 'unknown', reason: fault instanceof Error ? fault.message : String(fault) };
  }
}
