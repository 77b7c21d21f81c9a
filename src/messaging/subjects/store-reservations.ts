import { findVariants } from '../../catalog/index.js';
import { inLocale } from '../../kernel/local-text.js';
import { findLocations } from '../../locations/index.js';
import { findReservedLines, findStoreReservations } from '../../store-reservations/index.js';
import type { Told } from '../letters/letter.js';
import { byTheClockOf, placeTold } from './place.js';
import { type Addressee, byId, idsOf, type Subject } from './subject.js';

/** Goods that stores keep for people who come and pay there. */
export const storeReservationSubject: Subject = {
  kind: 'STORE_RESERVATION',
  stream: 'store-reservation',

  async addresseesOf(db, ids) {
    const rows = await findStoreReservations(db, ids);
    return new Map(
      rows.map((row): [string, Addressee] => [
        row.id,
        {
          email: row.email,
          phone: row.phone,
          firstName: row.first_name,
          locale: row.locale,
          customerId: row.customer_id,
          guestKey: row.guest_key,
        },
      ]),
    );
  },

  async tell({ db }, messages) {
    const ids = idsOf(messages, ({ subject_id }) => subject_id);
    const rows = byId(await findStoreReservations(db, ids));
    const lines = await findReservedLines(db, ids);
    const variantIds = idsOf(lines, ({ variant_id }) => variant_id);
    const variants = byId(await findVariants(db, variantIds));
    const placeIds = idsOf([...rows.values()], ({ location_id }) => location_id);
    const places = byId(await findLocations(db, placeIds));
    const linesOf = Map.groupBy(lines, (line) => line.store_reservation_id);
    return new Map(
      messages.flatMap(({ id, subject_id, locale, facts }) => {
        const row = rows.get(subject_id);
        if (!row) return [];
        const place = places.get(row.location_id);
        const tell = (): Told => ({
          number: row.number,
          addressee: row.first_name,
          goods: {
            ...placeTold(place),
            code: null,
            keptUntil: byTheClockOf(place, row.expires_at, locale),
            trackingCode: null,
            lines: (linesOf.get(row.id) ?? []).map(({ variant_id, quantity }) => {
              const title = variants.get(variant_id)?.full_title ?? {};
              return `${quantity} × ${inLocale(title, locale)}`;
            }),
            paid: null,
            isWaiting: row.ended_at === null,
          },
          facts,
        });
        return [[id, tell] as const];
      }),
    );
  },
};
