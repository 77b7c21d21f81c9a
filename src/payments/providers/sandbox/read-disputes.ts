import { isRecord } from '../json.js';
import type { ToldDispute } from '../provider-dispute.js';
import type { UnknownOutcome } from '../unknown-outcome.js';
import type { SandboxClient } from './client.js';
import { readDispute } from './outcomes.js';
import { isDisputeView, isPaymentView, type PaymentView } from './views.js';

const pageSize = 500;
const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };

/** The disputes of all payments in the sandbox's books: it keeps no list of them. */
export async function readDisputes(
  client: SandboxClient,
): Promise<readonly ToldDispute[] | UnknownOutcome> {
  const told: ToldDispute[] = [];
  let after: string | undefined = '0';
  while (after !== undefined) {
    const page = await client.get(`/v1/books?limit=${pageSize}&after=${encodeURIComponent(after)}`);
    if (page.kind === 'unknown') return page;
    const body = page.kind === 'ok' && isRecord(page.body) ? page.body : {};
    if (!Array.isArray(body['data'])) return unreadable;
    told.push(...body['data'].filter(isPaymentView).flatMap(disputesOf));
    const next: unknown = body['nextCursor'];
    after = typeof next === 'string' ? next : undefined;
  }
  return told;
}

function disputesOf({ id, disputes = [] }: PaymentView): ToldDispute[] {
  return disputes.filter(isDisputeView).flatMap((view) => {
    const dispute = readDispute(view);
    return dispute ? [{ paymentReference: id, dispute }] : [];
  });
}
