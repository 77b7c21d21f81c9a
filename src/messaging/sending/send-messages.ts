import { later, secondMs } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import type { NewJob } from '../../platform/jobs/job.js';
import { claimMessages } from '../commands/claim-messages.js';
import { followJournal } from '../commands/follow-journal.js';
import { recordOutcomes, type Tried } from '../commands/record-outcomes.js';
import type { MessageRow } from '../data/tables.js';
import type { Outcome } from '../domain/step.js';
import { type Told, writeLetter } from '../letters/letter.js';
import { letterNamed } from '../letters/letters.js';
import { messageSender } from '../ports.js';
import { tell } from './tell.js';

export const sendTask = 'sendMessages';
const againEverySeconds = 5;

/**
 * Follows the journal, and sends or asks about what is due until nothing is. The call of the minute asks to be called
 * again every few seconds. Safe to run anywhere at once.
 */
export async function sendMessages(gateway: Gateway, isRepetition = false): Promise<void> {
  await gateway.runAsSystem('followJournal', async (work) => {
    await followJournal(work);
    if (!isRepetition) for (const job of repetitions(work.now)) work.enqueue(job);
  });
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
  told: ReadonlyMap<string, Told>,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const message of messages) {
    const outcome = await attempt(gateway, message, told.get(message.id));
    tried.push({ message, outcome, chance: Math.random() });
  }
  return tried;
}

async function attempt(
  gateway: Gateway,
  message: MessageRow,
  told: Told | undefined,
): Promise<Outcome> {
  const sender = gateway.port(messageSender);
  if (message.state !== 'QUEUED') return { kind: await sender.enquire(message.reference ?? '') };
  if (!told) return { kind: 'refused', code: 'what it tells of is gone' };
  const { medium, recipient, locale, id: key } = message;
  const { subject, body: text } = writeLetter(letterNamed(message.letter), locale, told);
  return sender.send({ key, medium, recipient, subject, text });
}
