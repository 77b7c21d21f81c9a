import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import type { Refusal } from '../../kernel/refusal.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import { OrderType, type OrderView, orderLoader, visibleOrder } from '../../orders/index.js';
import { RefundType, refundLoader } from '../../payments/index.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { returnLabelLoader } from '../data/labels.js';
import {
  dispositionsLoader,
  exchangeLoader,
  readReturnPage,
  reasonLoader,
  refundIdsLoader,
  returnKeyTypes,
  returnLinesLoader,
  returnListOrder,
} from '../data/reads.js';
import { replacementLoader } from '../data/replacements.js';
import type { DispositionRow, ReturnLineRow, ReturnRow } from '../data/tables.js';
import { ReturnLabelType } from './label-types.js';
import { nextActionsOf } from './next-actions.js';
import { NotSoManyReturnable, ReturnWindowOver, UnitsDoNotMatch } from './results.js';
import {
  ReturnDispositionType,
  ReturnLineType,
  ReturnOrderConnection,
  ReturnOrderType,
  ReturnReasonType,
} from './types.js';
import { viewLabel, viewReason } from './views.js';

@Resolver(() => ReturnOrderType)
export class ReturnOrderFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this return.' })
  id(@Root() row: ReturnRow): string {
    return toGlobalId('ReturnOrder', row.id);
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order; null for a store that only takes the goods back.',
  })
  async order(@Root() row: ReturnRow, @Ctx() context: RequestContext) {
    return visibleOrder(await context.loaders.of(orderLoader).load(row.order_id), context);
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order of the goods that these were exchanged for. Null where they were not.',
  })
  async exchangedFor(@Root() row: ReturnRow, @Ctx() context: RequestContext) {
    const exchange = await context.loaders.of(exchangeLoader).load(row.id);
    if (!exchange) return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(exchange.order_id), context);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'Where the goods are, or are sent to; null while any store will do.',
  })
  location(@Root() row: ReturnRow, @Ctx() { loaders }: RequestContext) {
    return row.location_id === null ? null : loaders.of(locationLoader).load(row.location_id);
  }

  @FieldResolver(() => [ReturnLineType], { description: 'What comes back.' })
  lines(@Root() row: ReturnRow, @Ctx() { loaders }: RequestContext) {
    return loaders.of(returnLinesLoader).load(row.id);
  }

  @FieldResolver(() => [RefundType], {
    description: 'The refunds that were made for it, the first one first.',
  })
  async refunds(@Root() row: ReturnRow, @Ctx() { loaders }: RequestContext) {
    const ids = (await loaders.of(refundIdsLoader).load(row.id)) ?? [];
    return Promise.all(ids.map((id) => loaders.of(refundLoader).load(id)));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was declined, where it was.',
  })
  decisionNote(@Root() row: ReturnRow): string | null {
    return row.decision_note;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when the goods are to be sent or brought; it ends by itself after that. Null where nobody has agreed yet, or they are on their way.',
  })
  dueAt(@Root() row: ReturnRow): Date | null {
    return row.state === 'APPROVED' ? row.due_at : null;
  }

  @FieldResolver(() => ReturnLabelType, {
    nullable: true,
    description:
      'The label for sending the goods; null where they are not sent, or nobody has agreed yet.',
  })
  async label(
    @Root() row: ReturnRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ReturnLabelType | null> {
    const label = await loaders.of(returnLabelLoader).load(row.id);
    return label && viewLabel(label);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The carrier's code for following the parcel.",
  })
  trackingCode(@Root() row: ReturnRow): string | null {
    return row.tracking_code;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt(@Root() row: ReturnRow): Date {
    return row.requested_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the goods came.' })
  receivedAt(@Root() row: ReturnRow): Date | null {
    return row.received_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was completed, declined or cancelled.',
  })
  endedAt(@Root() row: ReturnRow): Date | null {
    return row.ended_at;
  }

  @FieldResolver(() => [String], {
    description: 'What you may do with it now: names of operations.',
  })
  async nextActions(@Root() row: ReturnRow, @Ctx() context: RequestContext): Promise<string[]> {
    const replacement = await context.loaders.of(replacementLoader).load(row.id);
    return nextActionsOf(row, context, replacement?.ended_at === null);
  }
}

@Resolver(() => ReturnLineType)
export class ReturnLineFields {
  @FieldResolver(() => ID, { description: 'The id to name this line by when it is received.' })
  id(@Root() row: ReturnLineRow): string {
    return toGlobalId('ReturnLine', row.id);
  }

  @FieldResolver(() => ID, { description: 'The line of the order.' })
  orderLineId(@Root() row: ReturnLineRow): string {
    return toGlobalId('OrderLine', row.order_line_id);
  }

  @FieldResolver(() => String, {
    description: 'The name of the goods, in the language of the request.',
  })
  title(@Root() row: ReturnLineRow, @Ctx() { locale }: RequestContext): string {
    return row.title[locale] ?? row.sku;
  }

  @FieldResolver(() => ReturnReasonType, { description: 'Why it comes back.' })
  async reason(@Root() row: ReturnLineRow, @Ctx() { loaders, locale }: RequestContext) {
    const reason = await loaders.of(reasonLoader).load(row.reason_code);
    return reason && viewReason(reason, locale);
  }

  @FieldResolver(() => [ReturnDispositionType], {
    description: 'What became of its units, the first entry first.',
  })
  dispositions(@Root() row: ReturnLineRow, @Ctx() { loaders }: RequestContext) {
    return loaders.of(dispositionsLoader).load(row.id);
  }
}

@Resolver(() => ReturnDispositionType)
export class ReturnDispositionFields {
  @FieldResolver(() => ID, {
    description: 'The id to name these units by when they are judged again.',
  })
  id(@Root() row: DispositionRow): string {
    return toGlobalId('ReturnDisposition', row.id);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Where these units had been set aside before: the entry that said so.',
  })
  releases(@Root() row: DispositionRow): string | null {
    return row.releases === null ? null : toGlobalId('ReturnDisposition', row.releases);
  }
}

@Resolver(() => OrderType)
export class OrderReturnsFields {
  @FieldResolver(() => ReturnOrderConnection, {
    description: 'What of it comes back, or has; newest first.',
  })
  returns(
    @Root() row: OrderView,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() { db }: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, returnListOrder, returnKeyTypes));
    return readReturnPage(db, { whose: { orderId: row.id }, states: null }, page);
  }
}

type OfLine<Kind extends string> = Refusal<Kind, { readonly orderLineId: string }>;

@Resolver(() => NotSoManyReturnable)
export class NotSoManyReturnableFields {
  @FieldResolver(() => ID, { description: 'The line of the order.' })
  orderLineId(@Root() refused: OfLine<'NotSoManyReturnable'>): string {
    return toGlobalId('OrderLine', refused.orderLineId);
  }
}

@Resolver(() => ReturnWindowOver)
export class ReturnWindowOverFields {
  @FieldResolver(() => ID, { description: 'The line of the order.' })
  orderLineId(@Root() refused: OfLine<'ReturnWindowOver'>): string {
    return toGlobalId('OrderLine', refused.orderLineId);
  }
}

@Resolver(() => UnitsDoNotMatch)
export class UnitsDoNotMatchFields {
  @FieldResolver(() => ID, { description: 'The line of the return.' })
  lineId(@Root() refused: Refusal<'UnitsDoNotMatch', { readonly returnLineId: string }>): string {
    return toGlobalId('ReturnLine', refused.returnLineId);
  }
}
