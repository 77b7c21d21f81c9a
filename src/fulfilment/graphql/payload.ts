import { isRefusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { claimLoader, fulfilmentLoader } from './loaders.js';

/** Turns a command's answer into the payload of its mutation: the task as it is now. */
export async function fulfilmentPayload<T extends object>(
  answer: T,
  context: RequestContext,
): Promise<object> {
  if (isRefusal(answer)) return answer;
  const { fulfilmentId } = answer as unknown as { fulfilmentId: string };
  context.loaders.of(claimLoader).clear(fulfilmentId);
  const row = await context.loaders.of(fulfilmentLoader).load(fulfilmentId);
  return { fulfilment: row, task: row };
}
