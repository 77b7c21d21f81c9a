import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { visibleCustomer } from '../../customers/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { grantTradeAccount } from '../commands/grant-trade-account.js';
import { settleInvoice } from '../commands/settle-invoice.js';
import { findInvoice, findOverdueInvoices, findTradeAccount } from '../data/trade.js';
import {
  GrantTradeAccountInput,
  GrantTradeAccountResult,
  SettleInvoiceInput,
  SettleInvoiceResult,
  TradeInvoiceType,
} from './trade-types.js';

const maxInvoices = 100;
const maxDaysToPay = 120;

@Resolver()
export class TradeResolver {
  @Allow(['AGENT', 'SUPERVISOR', 'ADMIN'])
  @Query(() => [TradeInvoiceType], {
    description: 'Invoices that should have been paid, the oldest first.',
  })
  overdueInvoices(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: up to 100.' })
    first: number,
    @Ctx() { gateway, db }: RequestContext,
  ) {
    if (first < 1 || first > maxInvoices)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 1 to ${maxInvoices}.`);
    return findOverdueInvoices(db, { now: gateway.clock.now(), limit: first });
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => GrantTradeAccountResult, {
    description: 'Lets a business buy on account, or changes how much and how long.',
  })
  async grantTradeAccount(
    @Arg('input', () => GrantTradeAccountInput, { description: 'Who, how much, how long.' })
    input: GrantTradeAccountInput,
    @Ctx() context: RequestContext,
  ) {
    const { limitMinor, currency, daysToPay } = input;
    if (daysToPay < 0 || daysToPay > maxDaysToPay)
      throw new RequestError('BAD_USER_INPUT', `\`daysToPay\` is 0 to ${maxDaysToPay}.`);
    const customerId = innerId('Customer', input.customerId);
    if (!(await visibleCustomer(customerId, context)))
      throw new RequestError('NOT_FOUND', 'There is no such customer.');
    const command = { customerId, limitMinor, currency, daysToPay };
    const granted = await context.run('grantTradeAccount', input, (work) =>
      grantTradeAccount(work, command),
    );
    if (isRefusal(granted)) return granted;
    return { tradeAccount: await findTradeAccount(context.db, granted.customerId) };
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => SettleInvoiceResult, {
    description:
      'Says that a transfer in quarantine pays an invoice. One that bears its reference pays it by itself.',
  })
  async settleInvoice(
    @Arg('input', () => SettleInvoiceInput, { description: 'Which transfer, which invoice.' })
    input: SettleInvoiceInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      invoiceId: innerId('TradeInvoice', input.invoiceId),
      lineId: innerId('BankTransfer', input.bankTransferId),
    };
    const settled = await context.run('settleInvoice', input, (work) =>
      settleInvoice(work, command),
    );
    if (isRefusal(settled)) return settled;
    return { invoice: await findInvoice(context.db, settled.invoiceId) };
  }
}
