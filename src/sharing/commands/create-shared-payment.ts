import { hourMs, later, minuteMs } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import { type AskedPayments, orderCart } from '../../orders/index.js';
import { createPaymentIntent } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { insertShares } from '../data/store.js';
import { type PaymentShareRow, type SharedPaymentRow, sharingTables } from '../data/tables.js';
import { linkHash, linkToken } from '../domain/link-token.js';
import { type Bill, planShares, type Split, type WishedShare } from '../domain/plan-shares.js';
import { deadlineNotPossible, sharesNotPossible } from '../domain/refusals.js';
import { tellOfSharedPayment } from '../events.js';
import { shareLinkSecret } from '../ports.js';

const soonestMs = 10 * minuteMs;
/** Well within the time for which a card keeps money on hold. */
const latestMs = 72 * hourMs;

/** What one person pays, as the initiator wishes it. */
export interface NewShare extends WishedShare {
  /** What the others may call this person. */
  readonly displayName: string;
}

export interface CreateSharedPayment {
  readonly cartId: string;
  readonly split: Split;
  /** The lines of their items are those of the cart. */
  readonly shares: readonly NewShare[];
  /** Until then all must have promised; the goods are kept that long. */
  readonly deadline: Date;
  readonly expectedTotalMinor: number | null;
}

type OrderCart = Parameters<typeof orderCart>;
type Order = Parameters<OrderCart[2]>[0];
type Cart = Parameters<OrderCart[2]>[1];

/**
 * Orders a cart that several people pay. Each share is a payment of its own, which belongs to whoever pays it, and has
 * a link of its own. Refuses what `placeOrder` refuses, a deadline that is too close or too far (DeadlineNotPossible),
 * and shares that do not make up the total (SharesNotPossible).
 */
export async function createSharedPayment(work: Work, input: CreateSharedPayment) {
  const { cartId: cart, expectedTotalMinor, deadline } = input;
  const earliest = later(work.now, soonestMs);
  const latest = later(work.now, latestMs);
  const isPossible = earliest <= deadline && deadline <= latest;
  const sharedPaymentId = newId();
  // Refused only once the cart is known to be the caller's; the order is never written with an impossible instant.
  const expiresAt = isPossible ? deadline : latest;
  const placed = await orderCart(
    work,
    { cart, expectedTotalMinor, expiresAt },
    async (order, ordered) =>
      isPossible
        ? askEverybody(work, input, { sharedPaymentId, order, cart: ordered })
        : deadlineNotPossible({ earliest, latest }),
  );
  return isRefusal(placed) ? placed : { sharedPaymentId };
}

interface Ordered {
  readonly sharedPaymentId: string;
  readonly order: Order;
  readonly cart: Cart;
}

async function askEverybody(work: Work, input: CreateSharedPayment, ordered: Ordered) {
  const { order, cart, sharedPaymentId } = ordered;
  const { totalMinor, currency } = order;
  const { split, shares, deadline } = input;
  const amounts = planShares(split, shares, billOf(ordered));
  if (typeof amounts === 'string')
    return sharesNotPossible({ reason: amounts, totalMinor, currency });
  const row: SharedPaymentRow = {
    id: sharedPaymentId,
    order_id: order.id,
    customer_id: order.customerId,
    guest_key: order.guestKey,
    split,
    state: 'COLLECTING',
    currency,
    total_minor: totalMinor,
    deadline,
    created_at: work.now,
    ended_at: null,
  };
  await sharingTables(work.db).insertInto('shared_payment').values(row).execute();
  const lineIds = new Map(cart.lines.map(({ id }, place) => [id, order.lines[place]?.id ?? '']));
  const written: PaymentShareRow[] = [];
  for (const [place, { displayName, items }] of shares.entries())
    written.push(
      await askFor(work, row, {
        number: place + 1,
        displayName,
        amountMinor: amounts[place] ?? 0,
        items: items.map((item) => ({ ...item, lineId: lineIds.get(item.lineId) ?? '' })),
      }),
    );
  await insertShares(work, written);
  tellOfSharedPayment(work, 'SharedPaymentCreated', row);
  return { intentIds: written.map((share) => share.intent_id), attemptIds: [] } as AskedPayments;
}

/** What is paid, with the lines of the cart: those of the order stand in the same places. */
function billOf({ order, cart }: Ordered): Bill {
  return {
    totalMinor: order.totalMinor,
    shippingMinor: order.shippingMinor,
    lines: cart.lines.map(({ id: lineId, quantity }, place) => ({
      lineId,
      quantity,
      totalMinor: order.lines[place]?.totalMinor ?? 0,
    })),
  };
}

interface PlannedShare extends NewShare {
  readonly number: number;
  readonly amountMinor: number;
}

async function askFor(
  work: Work,
  row: SharedPaymentRow,
  share: PlannedShare,
): Promise<PaymentShareRow> {
  const id = newId();
  const { id: intentId } = await createPaymentIntent(work, {
    orderId: row.order_id,
    tender: share.number,
    shared: true,
    owner: { customerId: null, guestKey: null },
    amountMinor: share.amountMinor,
    currency: row.currency,
    captureMethod: 'MANUAL',
    purpose: 'PURCHASE',
    expiresAt: row.deadline,
  });
  return {
    id,
    shared_payment_id: row.id,
    number: share.number,
    intent_id: intentId,
    display_name: share.displayName,
    amount_minor: share.amountMinor,
    state: 'OPEN',
    token_hash: linkHash(linkToken(work.port(shareLinkSecret), id)) ?? null,
    items: share.items,
  };
}
