import { type Actor, isBackOffice } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import type { ReadAttempt } from '../data/reads.js';
import type { PaymentOperationRow } from '../data/tables.js';
import { type DeclineCode, declineReason } from '../domain/decline-codes.js';
import type { NextAction } from '../domain/payment-attempt.js';
import type {
  PaymentAttemptType,
  PaymentErrorType,
  PaymentNextActionType,
  PaymentOperationType,
  StrongAuthenticationType,
} from './types.js';

/** Codes that would tell whoever holds a card that it is known to be lost, stolen or misused. */
const discreet: ReadonlySet<DeclineCode> = new Set([
  'LOST_CARD',
  'STOLEN_CARD',
  'FRAUD_SUSPECTED',
  'RESTRICTED_CARD',
  'PICK_UP_CARD',
  'SECURITY_VIOLATION',
  'BLOCKED_HERE',
]);

/** Why an attempt brought no money, in words for this caller. */
export function viewError(
  code: DeclineCode | null,
  { actor, locale }: Pick<RequestContext, 'actor' | 'locale'>,
): PaymentErrorType | null {
  if (code === null) return null;
  const { messages, retryable, alternatives } = declineReason(code);
  return { code: shownCode(code, actor), message: messages[locale], retryable, alternatives };
}

function shownCode(code: DeclineCode, actor: Actor): DeclineCode {
  return discreet.has(code) && !isBackOffice(actor) ? 'DO_NOT_HONOR' : code;
}

export function viewAttempt(row: ReadAttempt, context: RequestContext): PaymentAttemptType {
  const { card_brand: brand, card_last4: last4 } = row;
  return {
    id: toGlobalId('PaymentAttempt', row.id),
    number: row.number,
    state: row.state,
    channel: row.channel,
    method: row.method,
    provider: row.provider,
    providerReference: row.provider_reference,
    card: brand !== null && last4 !== null ? { brand, last4 } : null,
    initiator: row.initiator,
    sca: viewSca(row),
    error: viewError(row.decline_code, context),
    requestedAt: row.requested_at,
    settledAt: row.settled_at,
  };
}

/** Operations out of the lines of the journal: the first line says what was asked, the last one how far it is. */
export function viewOperations(
  journal: readonly PaymentOperationRow[],
  withCode: boolean,
): PaymentOperationType[] {
  const byId = Map.groupBy(journal, (line) => line.operation_id);
  return [...byId.values()].flatMap((lines) => {
    const [first] = lines;
    const last = lines.at(-1);
    return first && last ? [viewOperation(first, last, withCode)] : [];
  });
}

function viewOperation(
  first: PaymentOperationRow,
  last: PaymentOperationRow,
  withCode: boolean,
): PaymentOperationType {
  const hasEnded = last.phase === 'SUCCEEDED' || last.phase === 'FAILED';
  return {
    id: toGlobalId('PaymentOperation', first.operation_id),
    kind: first.kind,
    phase: last.phase,
    amount: toMoney(last.amount_minor, last.currency),
    requestedAt: first.at,
    endedAt: hasEnded ? last.at : null,
    providerReference: last.provider_reference,
    code: withCode ? last.code : null,
    reason: first.reason,
    actorKind: first.actor_kind,
    channel: first.channel,
  };
}

export function viewNextAction(action: NextAction): PaymentNextActionType {
  const { type, url, expiresAt, reason = 'AUTHENTICATION' } = action;
  return { type, url, expiresAt: expiresAt === undefined ? null : new Date(expiresAt), reason };
}

/** Who is spared need not be authenticated, unless their bank refuses to spare them. */
function viewSca({ exemption, sca }: ReadAttempt): StrongAuthenticationType {
  return {
    required: exemption === null || sca?.result === 'REFUSED',
    exemption,
    result: sca?.result ?? null,
    liabilityShift: sca?.liabilityShift ?? null,
  };
}
