import type { Kysely } from 'kysely';
import { findCustomers } from '../../customers/index.js';
import { inLocale } from '../../kernel/local-text.js';
import type { Locale } from '../../kernel/refusal.js';
import { findLocations, type LocationRow } from '../../locations/index.js';
import {
  type OrderLineRow,
  type OrderView,
  readOrderLines,
  readOrders,
} from '../../orders/index.js';
import { findVisits, type VisitRow } from '../../visits/index.js';
import { amountTold } from '../letters/amount.js';
import type { CorrectionTold, GoodsTold, Told } from '../letters/letter.js';
import { placeTold } from './place.js';
import { type Addressee, byId, idsOf, type Subject } from './subject.js';

/** Visits of stores without tills. */
export const visitSubject: Subject = {
  kind: 'VISIT',
  stream: 'visit',

  async addresseesOf(db, ids) {
    const visits = await findVisits(db, ids);
    const customers = byId(
      await findCustomers(
        db,
        idsOf(visits, ({ customer_id }) => customer_id),
      ),
    );
    return new Map(
      visits.flatMap(({ id, customer_id }): [string, Addressee][] => {
        const customer = customers.get(customer_id);
        if (!customer) return [];
        const { email, phone, first_name: firstName, locale } = customer;
        return [[id, { email, phone, firstName, locale, customerId: customer_id, guestKey: null }]];
      }),
    );
  },

  async tell({ db }, messages) {
    const ids = idsOf(messages, ({ subject_id }) => subject_id);
    const visits = byId(await findVisits(db, ids));
    const addressees = await visitSubject.addresseesOf(db, ids);
    const bought = await boughtIn(db, [...visits.values()]);
    return new Map(
      messages.flatMap(({ id, subject_id, locale, facts }) => {
        const visit = visits.get(subject_id);
        if (!visit) return [];
        const basket = bought(visit);
        const tell = (): Told => ({
          number: basket.order?.number ?? '',
          addressee: addressees.get(subject_id)?.firstName ?? '',
          goods: goodsTold(basket, locale),
          correction: correctionTold(basket, facts, locale),
          facts,
        });
        return [[id, tell] as const];
      }),
    );
  },
};

interface Bought {
  readonly place: LocationRow | undefined;
  /** Undefined where nothing was taken. */
  readonly order: OrderView | undefined;
  readonly lines: readonly OrderLineRow[];
}

async function boughtIn(
  db: Kysely<unknown>,
  visits: readonly VisitRow[],
): Promise<(visit: VisitRow) => Bought> {
  const places = byId(
    await findLocations(
      db,
      idsOf(visits, ({ location_id }) => location_id),
    ),
  );
  const orderIds = idsOf(visits, ({ order_id }) => order_id);
  const none = orderIds.length === 0;
  const orders = byId(none ? [] : await readOrders(db, orderIds));
  const lines = Map.groupBy(
    none ? [] : await readOrderLines(db, orderIds),
    (line) => line.order_id,
  );
  return ({ location_id, order_id }) => ({
    place: places.get(location_id),
    order: orders.get(order_id ?? ''),
    lines: lines.get(order_id ?? '') ?? [],
  });
}

function goodsTold({ place, order, lines }: Bought, locale: Locale): GoodsTold {
  return {
    ...placeTold(place),
    code: null,
    keptUntil: null,
    trackingCode: null,
    isWaiting: false,
    lines: lines.map(({ quantity, title }) => `${quantity} × ${inLocale(title, locale)}`),
    paid: order ? amountTold(order.total_minor, order.currency, locale) : null,
  };
}

function correctionTold({ lines }: Bought, facts: Told['facts'], locale: Locale): CorrectionTold {
  const picks = (facts['picks'] ?? []) as readonly { variantId: string; delta: number }[];
  const told = (of: typeof picks) =>
    of.map(({ variantId, delta }) => {
      const line = lines.find(({ variant_id }) => variant_id === variantId);
      return `${Math.abs(delta)} × ${line ? inLocale(line.title, locale) : ''}`;
    });
  return {
    notTaken: told(picks.filter(({ delta }) => delta < 0)),
    taken: told(picks.filter(({ delta }) => delta > 0)),
  };
}
