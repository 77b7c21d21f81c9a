import type { Channel } from '../../platform/auth/actor.js';
import { systemCaller } from '../../platform/auth/caller.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';

/** Where a payment's traces belong: the channel it was made in, and the call that began it. */
export interface Trace {
  readonly channel: string;
  readonly correlation_id: string;
}

/** Runs a command on the gateway's own account, in the channel and under the correlation id of the payment. */
export async function runForPayment<Answer>(
  gateway: Gateway,
  name: string,
  trace: Trace,
  body: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const caller = { ...systemCaller(trace.correlation_id), channel: trace.channel as Channel };
  // Without a key it cannot be refused for one.
  return (await gateway.run(caller, { name }, body)) as Answer;
}
