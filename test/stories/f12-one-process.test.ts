import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReturnDesk, type ReturnDesk } from '../returns/return-desk.js';
import { look } from '../support/tell.js';
import { orderSeen, paymentBecomes } from './order-seen.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk();
});
afterAll(() => desk.close());

const auditOf = /* GraphQL */ `
  query ($id: ID!) {
    auditEntries(subjectId: $id, first: 100) { nodes { command actorKind channel locationId } }
  }`;

interface Entry {
  readonly command: string;
  readonly actorKind: string;
  readonly channel: string;
  readonly locationId: string | null;
}

describe('F12 One process: select, collect, pay, refund', () => {
  it('is one order with its payment in every channel, and each write says who has made it, and where', async () => {
    const { shop } = desk;
    const bought = await desk.buy({ quantity: 2 });
    await paymentBecomes(shop, bought.id, 'agent', { state: 'CAPTURED', captured: 3980 });

    const asked = await desk.request(bought);
    const returnId = asked.returnOrder.id;
    const paris = { returnId, locationId: shop.locationIds['PARIS'] };
    const { returnOrder } = await desk.tell('receiveReturn', paris, 'associate-paris');
    const units = [{ lineId: returnOrder.lines[0].id, disposition: 'RESTOCK', quantity: 1 }];
    await desk.tell('inspectReturn', { returnId, units }, 'associate-paris');
    const plan = { returnId };
    const { hash } = (await desk.plan(plan, 'agent')).plan;
    await desk.tell('executeRefundPlan', { plan, hash, reason: 'too small' }, 'agent');
    await paymentBecomes(shop, bought.id, bought.as, { captured: 3980, refunded: 1990 });
    for (const who of [bought.as, 'agent'])
      expect(await orderSeen(shop, bought.id, who)).toMatchObject({
        channel: 'WEB',
        state: 'COMPLETED',
        lines: [{ quantity: 2, fulfilled: 2, returned: 1 }],
      });

    expect(await writesOf(bought.id)).toEqual([
      'placeOrder GUEST WEB',
      'recordAuthorization SYSTEM WEB',
      'handOverOrder ASSOCIATE STORE',
      'inspectReturn ASSOCIATE STORE PARIS',
    ]);
    expect(await writesOf(returnId)).toEqual([
      'requestReturn GUEST WEB',
      'receiveReturn ASSOCIATE STORE PARIS',
      'inspectReturn ASSOCIATE STORE PARIS',
      'executeRefundPlan AGENT CALL_CENTRE PARIS',
    ]);
  });
});

/** The commands that have changed something, each once, oldest first: by whom, on which way, and in which other store. */
async function writesOf(id: string): Promise<string[]> {
  const { nodes } = await look(desk.shop, 'supervisor', auditOf, { id });
  const writes = nodes.toReversed().map(({ command, actorKind, channel, locationId }: Entry) => {
    const isInParis = locationId === desk.shop.locationIds['PARIS'];
    return [command, actorKind, channel, ...(isInParis ? ['PARIS'] : [])].join(' ');
  });
  return [...new Set<string>(writes)];
}
