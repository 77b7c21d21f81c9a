import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { linesByOrderLoader, OrderType, orderLoader } from '../../orders/index.js';
import { intentsByOrderLoader, PaymentIntentType } from '../../payments/index.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { sharedPaymentByOrderLoader } from '../data/reads.js';
import type { ShareState } from '../domain/share-state.js';
import { sharedPaymentStream } from '../events.js';
import { PaymentShareItemType, PaymentShareType, SharedPaymentType } from './types.js';
import { type SharedPaymentView, type ShareView, sharesOf, viewFor } from './views.js';

const promised: ReadonlySet<ShareState> = new Set([
  'AUTHORIZED',
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
]);

@Resolver(() => SharedPaymentType)
export class SharedPaymentFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this shared payment.' })
  id(@Root() { row }: SharedPaymentView): string {
    return toGlobalId('SharedPayment', row.id);
  }

  @FieldResolver(() => MoneyType, { description: 'What everybody together pays.' })
  total(@Root() { row }: SharedPaymentView): MoneyType {
    return toMoney(row.total_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, { description: 'What nobody has promised yet.' })
  async missing(@Root() view: SharedPaymentView, @Ctx() context: RequestContext) {
    const { row } = view;
    const shares = (await sharesOf(view, context)).filter(({ state }) => promised.has(state));
    const left = shares.reduce((sum, { share }) => sum - share.amount_minor, row.total_minor);
    return toMoney(left, row.currency);
  }

  @FieldResolver(() => [PaymentShareType], {
    description: 'The shares of all, by number; last what the initiator has added.',
  })
  shares(@Root() view: SharedPaymentView, @Ctx() context: RequestContext) {
    return sharesOf(view, context);
  }

  @FieldResolver(() => PaymentShareType, {
    nullable: true,
    description: 'The share that your link leads to; null where you have asked without a link.',
  })
  async yourShare(@Root() view: SharedPaymentView, @Ctx() context: RequestContext) {
    return (await sharesOf(view, context)).find(({ isYours }) => isYours) ?? null;
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order that is paid; null for everybody but its initiator.',
  })
  order(@Root() { row, isInitiator }: SharedPaymentView, @Ctx() context: RequestContext) {
    return isInitiator ? context.loaders.of(orderLoader).load(row.order_id) : null;
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the newest event at the moment of reading: subscribe after it and nothing is missed.',
  })
  eventsCursor(@Root() { row }: SharedPaymentView): string {
    return toCursor(sharedPaymentStream(row.id), row.events_seq);
  }
}

@Resolver(() => PaymentShareType)
export class PaymentShareFields {
  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'How much it is; null for everybody but whose share it is, and the initiator.',
  })
  amount(@Root() view: ShareView): MoneyType | null {
    const { share, whole } = view;
    return maySee(view) ? toMoney(share.amount_minor, whole.row.currency) : null;
  }

  @FieldResolver(() => [PaymentShareItemType], {
    description:
      'What this person pays for, where everybody pays their own goods. Empty for everybody but whose share it is, and the initiator.',
  })
  async items(
    @Root() view: ShareView,
    @Ctx() context: RequestContext,
  ): Promise<PaymentShareItemType[]> {
    const { share, whole } = view;
    if (!maySee(view) || share.items.length === 0) return [];
    const lines = (await context.loaders.of(linesByOrderLoader).load(whole.row.order_id)) ?? [];
    return share.items.flatMap(({ lineId, quantity }) => {
      const line = lines.find(({ id }) => id === lineId);
      const title = line?.title[context.locale] ?? Object.values(line?.title ?? {})[0];
      return line ? [{ sku: line.sku, title: title ?? line.sku, quantity }] : [];
    });
  }

  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description: 'Its payment, for whoever has the link to this very share; null for the others.',
  })
  async paymentIntent(
    @Root() { share, whole, isYours }: ShareView,
    @Ctx() context: RequestContext,
  ) {
    if (!isYours) return null;
    const intents = await context.loaders.of(intentsByOrderLoader).load(whole.row.order_id);
    return intents?.find(({ id }) => id === share.intent_id) ?? null;
  }
}

@Resolver(() => OrderType)
export class OrderSharedPaymentFields {
  @FieldResolver(() => SharedPaymentType, {
    nullable: true,
    description: 'How several people pay it; null where one buyer does, or it is not yours.',
  })
  async sharedPayment(@Root() order: { readonly id: string }, @Ctx() context: RequestContext) {
    return viewFor(await context.loaders.of(sharedPaymentByOrderLoader).load(order.id), context);
  }
}

function maySee({ isYours, whole }: ShareView): boolean {
  return isYours || whole.isInitiator;
}
