import type { Caller } from '../../platform/auth/caller.js';
import type { CommandBody } from '../../platform/commands/run-command.js';
import type { Gateway } from '../../platform/gateway.js';

/** Runs a command whose answer holds a secret, and is therefore never kept with an idempotency key. */
export async function runKeyless<Answer>(
  gateway: Gateway,
  caller: Caller,
  name: string,
  body: CommandBody<Answer>,
): Promise<Answer> {
  return (await gateway.run(caller, { name }, body)) as Answer;
}
