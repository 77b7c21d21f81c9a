import type { Shop } from './bench-case.js';

/** Two variants that lie in the same store, enough of each for many orders. */
export interface Basket {
  readonly storeId: string;
  readonly variantIds: readonly [string, string];
}

const wantedBaskets = 4000;
const enoughPieces = 20;

/** Baskets all over the shop; few orders of a run meet at the same piece. */
export async function basketsOf({ db }: Pick<Shop, 'db'>): Promise<Basket[]> {
  const { rows } = await db.query<{ store_id: string; variant_ids: [string, string] }>(
    `select location_id as store_id, array_agg(variant_id) as variant_ids from (
      select s.location_id, s.variant_id, row_number() over (partition by s.location_id order by md5(s.variant_id::text)) as place
      from stock_item s join location l on l.id = s.location_id
      where l.kind = 'STORE' and s.on_hand - s.reserved - s.safety >= $1
    ) stocked
    group by location_id, place / 2 having count(*) = 2
    order by min(place), location_id limit $2`,
    [enoughPieces, wantedBaskets],
  );
  return rows.map((row) => ({ storeId: row.store_id, variantIds: row.variant_ids }));
}

/** A buyer, as every shop knows them. */
export const contact = {
  email: 'camille.martin@example.org',
  phone: '+33639981234',
  firstName: 'Camille',
  lastName: 'Martin',
};

export const address = {
  name: 'Camille Martin',
  line1: '12 rue de la République',
  postalCode: '69002',
  city: 'Lyon',
  countryCode: 'FR',
};

/** The token of a card that the sandbox authorises. */
export const goodToken = 'tok_success';
