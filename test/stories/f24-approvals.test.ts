import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCursor } from '../../src/platform/events/cursor.js';
import { openReturnDesk, type ReturnDesk } from '../returns/return-desk.js';
import { fillCart } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { attempt, look, signedIn, tell } from '../support/tell.js';
import { paymentBecomes } from './order-seen.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 40 } } });
});
afterAll(() => desk.close());

const inbox = /* GraphQL */ `
  { approvals(state: WAITING, first: 20) {
      nodes { id kind because summary isYoursToDecide amount { amountMinor } requestedByKind } } }`;
const discounts = `query ($id: ID!) { cart(id: $id) { discounts { awaitsApproval taken { amountMinor } } } }`;
const decisions = /* GraphQL */ `
  query ($id: ID!) { auditEntries(subjectId: $id, first: 20) { nodes { command actorKind changes { field before after } } } }`;

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly because: string;
  readonly isYoursToDecide: boolean;
}

const waiting = (who = 'supervisor'): Promise<Asked[]> =>
  look(desk.shop, who, inbox).then(({ nodes }) => nodes);
const decide = (who: string, asked: Asked | undefined, more: object = { decision: 'GRANT' }) =>
  attempt(desk.shop, who, 'decideApproval', { approvalId: asked?.id, ...more });

describe('F24 Approval of sensitive steps', () => {
  it('gathers in one inbox a dear refund, money on another way, and a large discount', async () => {
    const { shop } = desk;
    const news = follow<{ type: string; approval: { kind: string } }>(
      shop.url,
      'subscription ($after: String) { approvalEvents(after: $after) { seq type approval { id kind } } }',
      { after: toCursor('approvals', 0) },
      await signedIn(shop, 'supervisor'),
    );
    const dear = await desk.buy({ quantity: 11 });
    await tell(shop, 'agent', 'refundOrder', {
      orderId: dear.id,
      currency: 'EUR',
      everything: true,
      reason: 'never came',
      reasonCode: 'NOT_RECEIVED',
    });
    const small = await desk.buy();
    const plan = { returnId: (await desk.bringBack(small)).id, tender: 'GIFT_CARD' };
    const { hash } = (await desk.plan(plan)).plan;
    await desk.tell('executeRefundPlan', { plan, hash, reason: 'card is gone' }, 'associate');
    const cart = await fillCart(shop, { quantity: 2 });
    const thirty = { cartId: cart.cartId, basisPoints: 3000, reasonCode: 'DAMAGED_GOODS' };
    await tell(shop, 'agent', 'giveDiscount', thirty);
    await news.until(({ approval }) => approval.kind === 'MANUAL_DISCOUNT');

    const asked = await waiting();
    expect(asked.map(({ kind, because }) => `${kind} ${because}`).sort()).toEqual([
      'MANUAL_DISCOUNT DISCOUNT_LIMIT',
      'REFUND PER_REFUND',
      'REFUND UNREFERENCED',
    ]);
    const about = (because: string) => asked.find((each) => each.because === because);
    const own = await decide('agent', about('PER_REFUND'));
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await decide('supervisor', about('PER_REFUND'));
    await paymentBecomes(shop, dear.id, 'agent', { state: 'REFUNDED', refunded: 11 * 1990 });

    await decide('supervisor', about('DISCOUNT_LIMIT'));
    await expect
      .poll(() => look(shop, cart.as, discounts, { id: cart.cartId }), { timeout: 30_000 })
      .toMatchObject({ discounts: [{ awaitsApproval: false, taken: { amountMinor: 1194 } }] });

    const no = { decision: 'DECLINE', note: 'back on the card, please' };
    await decide('supervisor', about('UNREFERENCED'), no);
    const late = await decide('admin', about('UNREFERENCED'));
    expect(late.data?.decideApproval).toMatchObject({ __typename: 'ApprovalClosed' });
    expect(await waiting()).toEqual([]);
    const { nodes } = await look(shop, 'supervisor', decisions, {
      id: about('UNREFERENCED')?.id,
    });
    expect(nodes[0]).toMatchObject({ command: 'decideApproval', actorKind: 'SUPERVISOR' });
    expect(nodes[0].changes).toContainEqual({
      field: 'state',
      before: 'WAITING',
      after: 'DECLINED',
    });
    await news.leave();
  });

  it('has nobody decide what they have asked for themselves', async () => {
    const { shop } = desk;
    const cart = await fillCart(shop, { quantity: 2 });
    const half = { cartId: cart.cartId, basisPoints: 9000, reasonCode: 'DAMAGED_GOODS' };
    await tell(shop, 'supervisor', 'giveDiscount', half);
    const [own] = await waiting();
    expect(own).toMatchObject({ kind: 'MANUAL_DISCOUNT', isYoursToDecide: false });
    const refused = await decide('supervisor', own);
    expect(refused.data?.decideApproval).toMatchObject({ __typename: 'FourEyesRequired' });
    expect((await waiting('admin'))[0]).toMatchObject({ isYoursToDecide: true });
    const granted = await decide('admin', own);
    expect(granted.data?.decideApproval).toMatchObject({ __typename: 'ApprovalPayload' });
  });
});
