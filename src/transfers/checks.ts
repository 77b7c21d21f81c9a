import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { incomingByItem, movedByTransfers } from '../stock/index.js';

interface Sums {
  readonly transferId: string;
  readonly variantId: string;
  readonly sent: number;
  readonly received: number;
}

/** What transfers promise: units that are never more and never fewer than have left their shelf. */
export const transferChecks: readonly Check[] = [
  statementCheck(
    'S4: a transfer conserves units, what was sent has arrived, is lost or is on its way',
    sql<Finding>`
      select t.id::text as subject, format('%s: sent %s, received %s, lost %s', t.state, sum(l.sent),
        sum(l.received), sum(l.lost)) as detail
      from transfer t join transfer_line l on l.transfer_id = t.id
      group by t.id
      having bool_or(l.sent < l.received + l.lost)
        or (sum(l.sent - l.received - l.lost) > 0) <> (t.state in ('IN_TRANSIT', 'PARTIALLY_RECEIVED'))
        or (sum(l.received) > 0 and t.state not in ('PARTIALLY_RECEIVED', 'RECEIVED'))
        or (sum(l.sent) > 0 and t.state in ('REQUESTED', 'CANCELED'))`,
  ),
  {
    promise: 'S4: what left one shelf and came onto another is what the transfer says',
    async find(db) {
      const { rows } = await sql<Sums>`
        select transfer_id as "transferId", variant_id as "variantId", sum(sent)::integer as sent,
          sum(received)::integer as received
        from transfer_line where sent > 0 group by transfer_id, variant_id`.execute(db);
      const keyOf = ({ transferId, variantId }: Sums) => `${transferId} ${variantId}`;
      const told = new Map(rows.map((row) => [keyOf(row), row]));
      const moved = new Map((await movedByTransfers(db)).map((row) => [keyOf(row), row]));
      return [...new Set([...told.keys(), ...moved.keys()])].flatMap((key) => {
        const [said, done] = [told.get(key), moved.get(key)];
        if (said?.sent === done?.sent && said?.received === done?.received) return [];
        return [{ subject: key, detail: `said ${inWords(said)}, moved ${inWords(done)}` }];
      });
    },
  },
  {
    promise: 'S4: every location expects exactly what is on its way to it',
    async find(db) {
      const { rows } = await sql<{ key: string; units: number }>`
        select t.to_location_id || ' ' || l.variant_id as key, sum(l.in_transit)::integer as units
        from transfer_line l join transfer t on t.id = l.transfer_id
        where l.in_transit > 0 group by t.to_location_id, l.variant_id`.execute(db);
      const coming = new Map(rows.map((row) => [row.key, row.units]));
      const expected = new Map(
        (await incomingByItem(db)).map((item) => [
          `${item.locationId} ${item.variantId}`,
          item.incoming,
        ]),
      );
      return [...new Set([...coming.keys(), ...expected.keys()])].flatMap((key) => {
        const [under, told] = [coming.get(key) ?? 0, expected.get(key) ?? 0];
        return under === told
          ? []
          : [{ subject: key, detail: `${told} expected, ${under} on their way` }];
      });
    },
  },
];

function inWords(sums: Sums | undefined): string {
  return `${sums?.sent ?? 0} out and ${sums?.received ?? 0} in`;
}
