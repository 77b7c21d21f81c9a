import { visibleCustomer } from '../../customers/index.js';
import { dayMs, later } from '../../kernel/clock.js';
import { isCurrency } from '../../kernel/money.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import type { RequestHold } from '../commands/request-hold.js';
import { FirstCall } from '../data/first-call.js';
import { checkedReturnUrl } from './checked-return-url.js';
import type { AuthorizeUpToInput, RequestDepositInput } from './hold-inputs.js';

const payWithinMs = dayMs;
const longestMs = 30 * dayMs;
const maxReasonLength = 200;

/** What is asked for, read and checked, without its purpose. */
export async function readHold(
  input: RequestDepositInput | AuthorizeUpToInput,
  context: RequestContext,
): Promise<Omit<RequestHold, 'purpose'> & { readonly firstCall: FirstCall }> {
  const customerId = await payerOf(input.customerId, context);
  const amount = 'upToMinor' in input ? 'upToMinor' : 'amountMinor';
  const firstCall = new FirstCall();
  const methodToken = typedText('paymentMethodToken', input.paymentMethodToken, 200);
  const returnUrl = checkedReturnUrl(input.returnUrl);
  if (!isCurrency(input.currency))
    throw new RequestError('BAD_USER_INPUT', '`currency` is an ISO 4217 code.');
  return {
    amountMinor: positiveMinor(amount, 'upToMinor' in input ? input.upToMinor : input.amountMinor),
    currency: input.currency,
    wantedFor: reasonOf('wantedFor', input.wantedFor),
    expiresAt: payBy(input.payBy, context.gateway.clock.now()),
    customerId,
    card: methodToken === null ? null : { methodToken, returnUrl, firstCall },
    firstCall,
  };
}

/** An amount that can be taken. What cannot be an amount at all, the schema has refused. */
export function positiveMinor(field: string, minor: number): number {
  if (minor <= 0) throw new RequestError('BAD_USER_INPUT', `\`${field}\` is more than zero.`);
  return minor;
}

/** Why money is held, taken or released; it is never left out. */
export function reasonOf(field: string, text: string): string {
  const reason = typedText(field, text, maxReasonLength);
  if (reason === null) throw new RequestError('BAD_USER_INPUT', `Say in \`${field}\` what for.`);
  return reason;
}

function payBy(asked: Date | null | undefined, now: Date): Date {
  if (asked == null) return later(now, payWithinMs);
  if (asked <= now || asked > later(now, longestMs))
    throw new RequestError('BAD_USER_INPUT', '`payBy` is within the next 30 days.');
  return asked;
}

/** Customers pay for themselves; the desk says for whom it asks. */
async function payerOf(
  customerId: string | null | undefined,
  context: RequestContext,
): Promise<string | null> {
  const { actor } = context;
  if (actor.kind === 'CUSTOMER' && customerId == null) return actor.id ?? null;
  if (customerId == null) return null;
  const id = innerIdOrNone('Customer', customerId);
  const customer = id === undefined ? null : await visibleCustomer(id, context);
  if (!customer) throw new RequestError('NOT_FOUND', 'There is no such customer.');
  return customer.id;
}
