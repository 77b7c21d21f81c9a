import { sql } from 'kysely';
import { orderTenders } from '../payments/index.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What shared payments promise: all or nothing, and shares that make up the whole. */
export const sharingChecks: readonly Check[] = [
  statementCheck(
    'The shares of people make up what is paid together, to the cent',
    sql<Finding>`
      select p.id::text as subject, format('shares of %s for %s', sum(s.amount_minor), p.total_minor) as detail
      from shared_payment p join payment_share s on s.shared_payment_id = p.id
      where s.token_hash is not null
      group by p.id having sum(s.amount_minor) <> p.total_minor`,
  ),
  {
    promise: 'A shared payment that is paid has taken the whole, and one that is not keeps nothing',
    async find(db) {
      const tenders = new Map((await orderTenders(db)).map((each) => [each.orderId, each]));
      const { rows } = await sql<{ id: string; order_id: string; state: string; total: number }>`
        select id, order_id, state, total_minor as total from shared_payment`.execute(db);
      return rows.flatMap(({ id, order_id: orderId, state, total }) => {
        const { capturedMinor, keptMinor } = tenders.get(orderId) ?? {
          capturedMinor: 0,
          keptMinor: 0,
        };
        // Goods that are added to the order later are paid by themselves.
        const isRight =
          state === 'PAID' ? capturedMinor >= total : state === 'CAPTURING' || keptMinor === 0;
        return isRight
          ? []
          : {
              subject: id,
              detail: `${state} with ${capturedMinor} taken and ${keptMinor} kept of ${total}`,
            };
      });
    },
  },
];
