import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/schema.js';
import { answered } from '../support/journey.js';
import { withType } from './support/estates.js';
import { named, nobodys, openNodes, shoppers, strangersTo } from './support/named-ids.js';
import { absentOf, firstAnswer, idIn, operationNaming } from './support/naming.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { nodeTypes, type Place, rootPlaces } from './support/schema-walk.js';

const schema = await gatewaySchema();
const isNamed = ({ type, name }: Place) => type.name === 'ID' || named[name] !== undefined;
const places = rootPlaces(schema).filter(isNamed);
const guarded = places.filter(({ name }) => strangersTo[named[name] ?? '']);

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

describe('the table of ids', () => {
  it('names what each id is that a root field takes', () => {
    expect(places.map(({ name }) => name).sort()).toEqual(Object.keys(named).sort());
  });

  it('knows to whom each of them is strange, and the shop has one of each', () => {
    const things = new Set(Object.values(named).filter((type) => !nobodys.includes(type)));
    expect([...things].filter((type) => !strangersTo[type])).toEqual([]);
    const estates = [here.customers, here.guests];
    const missing = [...things].filter((type) => !estates.some((each) => idIn(here, each, type)));
    expect(missing).toEqual([]);
  });

  it('knows each type that has a node', () => {
    const known = [...openNodes, ...Object.keys(strangersTo)];
    expect(nodeTypes(schema).filter((type) => !known.includes(type))).toEqual([]);
  });
});

describe("somebody else's thing", () => {
  it.each(guarded.map((place) => [place.name, place] as const))(
    'is answered like one that was never there: %s',
    async (name, place) => {
      for (const who of strangersTo[named[name] ?? ''] ?? []) await tryAll(place, who);
    },
  );

  async function tryAll(place: Place, who: string): Promise<void> {
    const type = named[place.name] ?? '';
    const absent = await firstAnswer(
      here,
      place,
      operationNaming(here, place, absentOf(type), who),
      who,
    );
    expect(JSON.stringify(absent)).not.toContain('INTERNAL_SERVER_ERROR');
    if (place.kind === 'subscription') expect(JSON.stringify(absent)).toContain('"errors"');
    for (const estate of [here.customers, here.guests]) {
      const id = idIn(here, estate, type);
      if (id === undefined) continue;
      const answer = await firstAnswer(here, place, operationNaming(here, place, id, who), who);
      expect(answer, `${place.name} by ${who}`).toEqual(absent);
    }
  }

  it.each(nodeTypes(schema).filter((type) => !openNodes.includes(type)))(
    'is no node: %s',
    async (type) => {
      for (const who of strangersTo[type] ?? []) {
        const ids = [here.customers, here.guests].flatMap((estate) => estate.ids[type] ?? []);
        const one = 'query ($id: ID!) { node(id: $id) { __typename id } }';
        for (const id of ids)
          expect(
            answered(await here.shop.ask(one, { id }, here.people[who])),
            `${type} by ${who}`,
          ).toBeNull();
        const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
        const found = answered(await here.shop.ask(many, { ids }, here.people[who]));
        expect(found).toEqual(ids.map(() => null));
      }
    },
  );

  it('is no node under the name of another type', async () => {
    const { OrderNumber: _number, ...global } = here.customers.ids;
    const inner = Object.values(global);
    const ids = inner.flatMap((id) => nodeTypes(schema).map((type) => withType(id, type)));
    const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    for (const who of [...shoppers, 'associate-paris'])
      for (let from = 0; from < ids.length; from += 100) {
        const asked = { ids: ids.slice(from, from + 100) };
        const found: unknown[] = answered(await here.shop.ask(many, asked, here.people[who]));
        expect(found.filter((each) => each !== null)).toEqual([]);
      }
  });
});

describe('its owner', () => {
  /** Who may do it, so that the answers above are told from those that everybody gets. */
  const owners: Readonly<Record<string, string>> = {
    Customer: 'agent',
    Message: 'agent',
    GiftCard: 'admin',
    CounterPayment: 'associate',
    TillSession: 'associate',
    CashPayout: 'associate',
    Payout: 'admin',
    BankTransfer: 'admin',
    Cheque: 'admin',
    TradeInvoice: 'admin',
    StoreReservationLine: 'associate',
    StoreTask: 'associate',
    FulfilmentLine: 'associate',
    Parcel: 'associate',
    'Mutation.reportParcel(input.parcelId)': 'agent',
    Transfer: 'associate',
    TransferLine: 'associate',
    IncomingTransfer: 'associate',
    IncomingTransferLine: 'associate',
    OverdueTransfer: 'associate',
    OverdueTransferLine: 'associate',
    Workplace: 'associate',
    Refund: 'agent',
    ReturnLine: 'associate',
    BroughtOrder: 'associate',
    BroughtOrderLine: 'associate',
    BroughtReturn: 'associate',
    'Mutation.approveReturn(input.returnId)': 'agent',
    'Mutation.declineReturn(input.returnId)': 'agent',
    'Mutation.inspectReturn(input.returnId)': 'associate',
    'Mutation.exchangeReturn(input.cartId)': 'agent',
    'Mutation.exchangeReturn(input.returnId)': 'agent',
    'Mutation.executeRefundPlan(input.plan.lines.orderLineId)': 'agent',
    'Mutation.executeRefundPlan(input.plan.orderId)': 'agent',
    'Mutation.executeRefundPlan(input.plan.returnId)': 'agent',
    'Query.disputes(paymentIntentId)': 'agent',
    'Mutation.addScannedItems(input.cartId)': 'admin',
    'Mutation.correctVisit(input.visitId)': 'associate',
    'Mutation.enterStore(input.visitId)': 'associate',
    'Mutation.leaveStore(input.visitId)': 'associate',
    'Mutation.recordVisitPicks(input.visitId)': 'associate',
    'Mutation.removeScannedItems(input.cartId)': 'admin',
    'Mutation.approveRefund(input.refundId)': 'admin',
    'Mutation.collectStoreReservation(input.storeReservationId)': 'associate',
    'Mutation.confirmStoreReservation(input.storeReservationId)': 'associate',
    'Mutation.markStoreReservationReady(input.storeReservationId)': 'associate',
    'Mutation.rejectStoreReservation(input.storeReservationId)': 'associate',
    'Mutation.refundOnTerminal(input.refundId)': 'associate',
    'Mutation.refundOrder(input.lines.lineId)': 'agent',
    'Mutation.refundOrder(input.orderId)': 'agent',
    'Mutation.refundOrder(input.paymentIntentId)': 'agent',
    'Mutation.decideApproval(input.approvalId)': 'admin',
    'Mutation.revokeDevice(input.deviceId)': 'admin',
    'Mutation.withdrawApproval(input.approvalId)': 'agent',
    'Mutation.rejectRefund(input.refundId)': 'admin',
    'Mutation.retryRefund(input.paymentIntentId)': 'agent',
    'Mutation.claimCart(input.cartId)': 'customer-and-guest',
    'Mutation.joinCart(input.cartId)': 'agent',
    'Mutation.openReturnAtCounter(input.replacement.cartId)': 'admin',
    'Mutation.giveDiscount(input.cartId)': 'agent',
    'Mutation.giveDiscount(input.lineId)': 'agent',
    'Mutation.removeDiscount(input.cartId)': 'agent',
    'Mutation.removeDiscount(input.discountId)': 'agent',
    'Mutation.grantLoyaltyPoints(input.customerId)': 'admin',
    'Mutation.grantStoreCredit(input.customerId)': 'admin',
    'Mutation.grantTradeAccount(input.customerId)': 'admin',
    'Mutation.assignBankTransfer(input.paymentIntentId)': 'admin',
    'Mutation.captureDeposit(input.paymentIntentId)': 'agent',
    'Mutation.capturePayment(input.paymentIntentId)': 'agent',
    'Mutation.chargeSavedPaymentMethod(input.customerId)': 'admin',
    'Mutation.refundPayment(input.paymentIntentId)': 'agent',
    'Mutation.releaseDeposit(input.paymentIntentId)': 'agent',
    'Mutation.voidPayment(input.paymentIntentId)': 'agent',
  };
  /** What is looked at once something else was found: the stories of the wallet tell how that is answered. */
  const onceReady = [
    'Mutation.handOverOrder(input.lines.lineId)',
    'Mutation.packShipment(input.parcels.lines.lineId)',
  ];
  const comesLater = ({ name }: Place) =>
    name.endsWith('savedPaymentMethodId)') || onceReady.includes(name);
  const tried = guarded.filter((place) => !comesLater(place));
  const byName = tried.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  /** What uses a thing up comes late; what takes it away from its owner last, the parts of a thing before the whole. */
  const turnOf = ({ name }: Place) => {
    if (/remove|claim|cancel|reject|place|revoke|changeOrder/.test(name)) return 'last';
    return name.includes('collect') ? 'late' : 'first';
  };
  const ofTurn = (turn: string) => byName.filter((each) => turnOf(each) === turn);
  const inOrder = [...ofTurn('first'), ...ofTurn('late'), ...ofTurn('last').toReversed()];

  it.each(inOrder.map((place) => [place.name, place] as const))(
    'is answered otherwise: %s',
    async (name, place) => {
      const type = named[name] ?? '';
      const who = owners[name] ?? owners[type] ?? 'customer';
      const estate = who === 'customer-and-guest' ? here.guests : here.customers;
      const id = idIn(here, estate, type) ?? '';
      const [answer, absent] = [
        await firstAnswer(here, place, operationNaming(here, place, id, who), who),
        await firstAnswer(here, place, operationNaming(here, place, absentOf(type), who), who),
      ];
      expect(answer).not.toEqual(absent);
      expect(JSON.stringify(answer)).not.toMatch(/INTERNAL_SERVER_ERROR|UNAUTHENTICATED|FORBIDDEN/);
    },
  );
});
