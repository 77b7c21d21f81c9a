import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { visibleCustomer } from '../../customers/index.js';
import { fromGlobalId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { adjustValue } from '../commands/adjust-value.js';
import { type GrantValue, grantValue } from '../commands/grant-value.js';
import { storedAccountLoader } from '../data/reads.js';
import type { ValueKind } from '../domain/value-kinds.js';
import {
  AdjustStoredValueInput,
  GrantLoyaltyPointsInput,
  GrantStoreCreditInput,
  readCurrency,
  readReason,
} from './inputs.js';
import {
  AdjustStoredValueResult,
  GrantLoyaltyPointsResult,
  GrantStoreCreditResult,
} from './results.js';
import { worthOf } from './views.js';

const supervisors: readonly Role[] = ['SUPERVISOR', 'ADMIN'];
const kinds: ReadonlyMap<string, ValueKind> = new Map([
  ['GiftCard', 'GIFT_CARD'],
  ['StoreCredit', 'STORE_CREDIT'],
  ['LoyaltyPoints', 'POINTS'],
]);

@Resolver()
export class GrantResolver {
  @Allow(supervisors)
  @Mutation(() => GrantStoreCreditResult, {
    description: 'Gives a customer credit, with which they can pay what they buy.',
  })
  async grantStoreCredit(
    @Arg('input', () => GrantStoreCreditInput, { description: 'Whom, how much, and why.' })
    input: GrantStoreCreditInput,
    @Ctx() context: RequestContext,
  ) {
    const account = await grant('STORE_CREDIT', input, context);
    return isRefusal(account) ? account : { storeCredit: account };
  }

  @Allow(supervisors)
  @Mutation(() => GrantLoyaltyPointsResult, {
    description: 'Gives a customer points, by what they are worth.',
  })
  async grantLoyaltyPoints(
    @Arg('input', () => GrantLoyaltyPointsInput, { description: 'Whom, how much, and why.' })
    input: GrantLoyaltyPointsInput,
    @Ctx() context: RequestContext,
  ) {
    const account = await grant('POINTS', input, context);
    return isRefusal(account) ? account : { loyaltyPoints: account };
  }

  @Allow(supervisors)
  @Mutation(() => AdjustStoredValueResult, {
    description:
      'Corrects what is on a gift card, or to the credit of a customer. What is held for orders stays.',
  })
  async adjustStoredValue(
    @Arg('input', () => AdjustStoredValueInput, { description: 'What, by how much, and why.' })
    input: AdjustStoredValueInput,
    @Ctx() context: RequestContext,
  ) {
    const named = fromGlobalId(input.accountId);
    const kind = kinds.get(named?.type ?? '');
    if (!named || !kind)
      throw new RequestError('BAD_USER_INPUT', 'This is not the id of stored value.');
    const command = {
      accountId: named.id,
      kind,
      amountMinor: input.amountMinor,
      reason: readReason(input.reason),
    };
    const adjusted = await context.run('adjustStoredValue', input, (work) =>
      adjustValue(work, command),
    );
    if (isRefusal(adjusted)) return adjusted;
    const account = await context.loaders.of(storedAccountLoader).load(named.id);
    return account && { balance: worthOf(account, account.balance) };
  }
}

async function grant(
  kind: GrantValue['kind'],
  input: GrantStoreCreditInput,
  context: RequestContext,
) {
  const customerId = innerId('Customer', input.customerId);
  const { amountMinor } = input;
  const reason = readReason(input.reason);
  const currency = readCurrency(input.currency);
  if (!(await visibleCustomer(customerId, context)))
    throw new RequestError('NOT_FOUND', 'There is no such customer.');
  const name = kind === 'POINTS' ? 'grantLoyaltyPoints' : 'grantStoreCredit';
  const granted = await context.run(name, input, (work) =>
    grantValue(work, { kind, customerId, currency, amountMinor, reason }),
  );
  if (isRefusal(granted)) return granted;
  return context.loaders.of(storedAccountLoader).load(granted.accountId);
}
