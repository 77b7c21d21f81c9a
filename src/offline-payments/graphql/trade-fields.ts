import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { type CustomerRow, CustomerType, customerLoader } from '../../customers/index.js';
import { isBackOffice } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { TradeAccountRow, TradeInvoiceRow } from '../data/tables.js';
import { openInvoicesLoader, openMinor, tradeAccountLoader } from '../data/trade.js';
import { TradeAccountType, TradeInvoiceType } from './trade-types.js';

/** Who sees a customer, themselves or the back office, sees their account. */
@Resolver(() => CustomerType)
export class CustomerTradeFields {
  @FieldResolver(() => TradeAccountType, {
    nullable: true,
    description: 'How much they may buy on account; null where they may not.',
  })
  tradeAccount(@Root() customer: CustomerRow, @Ctx() context: RequestContext) {
    return context.loaders.of(tradeAccountLoader).load(customer.id);
  }
}

@Resolver(() => TradeAccountType)
export class TradeAccountFields {
  @FieldResolver(() => MoneyType, { description: 'How much may be owed and promised at once.' })
  limit(@Root() row: TradeAccountRow): MoneyType {
    return toMoney(row.limit_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'Promised to orders whose goods have not left.' })
  reserved(@Root() row: TradeAccountRow): MoneyType {
    return toMoney(row.reserved_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'Owed on invoices.' })
  owed(@Root() row: TradeAccountRow): MoneyType {
    return toMoney(row.used_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What can still be bought.' })
  available(@Root() row: TradeAccountRow): MoneyType {
    return toMoney(row.limit_minor - row.reserved_minor - row.used_minor, row.currency);
  }

  @FieldResolver(() => Int, { description: 'How many days after delivery an invoice is due.' })
  daysToPay(@Root() row: TradeAccountRow): number {
    return row.days_to_pay;
  }

  @FieldResolver(() => [TradeInvoiceType], {
    description: 'The open invoices, the first to be paid first.',
  })
  openInvoices(@Root() row: TradeAccountRow, @Ctx() context: RequestContext) {
    return context.loaders.of(openInvoicesLoader).load(row.customer_id);
  }
}

@Resolver(() => TradeInvoiceType)
export class TradeInvoiceFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this invoice.' })
  id(@Root() row: TradeInvoiceRow): string {
    return toGlobalId('TradeInvoice', row.id);
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'Who owes it. The business itself sees null.',
  })
  customer(@Root() row: TradeInvoiceRow, @Ctx() context: RequestContext) {
    if (!isBackOffice(context.actor)) return null;
    return context.loaders.of(customerLoader).load(row.customer_id);
  }

  @FieldResolver(() => MoneyType, { description: 'What it was made out for.' })
  amount(@Root() row: TradeInvoiceRow): MoneyType {
    return toMoney(row.amount_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What is still to be paid.' })
  open(@Root() row: TradeInvoiceRow): MoneyType {
    return toMoney(openMinor(row), row.currency);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it has to be paid.' })
  dueAt(@Root() row: TradeInvoiceRow): Date {
    return row.due_at;
  }

  @FieldResolver(() => Boolean, {
    description: 'True where it is open and should have been paid.',
  })
  isOverdue(@Root() row: TradeInvoiceRow, @Ctx() { gateway }: RequestContext): boolean {
    return row.state === 'OPEN' && row.due_at < gateway.clock.now();
  }
}
