import { isRefusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { transferLoader } from './loaders.js';

/** Turns a command's answer into the payload of its mutation: the transfer as it is now. */
export async function transferPayload<T extends object>(
  answer: T,
  context: RequestContext,
): Promise<object> {
  if (isRefusal(answer)) return answer;
  const { transferId } = answer as unknown as { transferId: string };
  return { transfer: await context.loaders.of(transferLoader).load(transferId) };
}
