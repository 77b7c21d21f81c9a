import { sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { afterRefundMs } from '../domain/gift-card.js';
import { accountColumns, type StoredAccountRow, storedValueTables } from './tables.js';

/** Holds so many units where they are free and the account is good for them; one statement decides. */
export async function holdUnits(
  work: Work,
  asked: { readonly accountId: string; readonly currency: string; readonly units: number },
): Promise<boolean> {
  const { accountId, currency, units } = asked;
  const held = await storedValueTables(work.db)
    .updateTable('stored_account')
    .set({ held: sql<number>`held + ${units}` })
    .where('id', '=', accountId)
    .where('currency', '=', currency)
    .where('state', '=', 'ACTIVE')
    .where(sql<boolean>`(expires_at is null or expires_at > ${work.now})`)
    .where(sql<boolean>`balance - held >= ${units}`)
    .returning('id')
    .executeTakeFirst();
  return held !== undefined;
}

/** Takes and lets go of units that are held. That they are is what the payment's own row has promised. */
export async function settleUnits(
  work: Work,
  accountId: string,
  { taken, released }: { readonly taken: number; readonly released: number },
): Promise<void> {
  await storedValueTables(work.db)
    .updateTable('stored_account')
    .set({
      balance: sql<number>`balance - ${taken}`,
      held: sql<number>`held - ${taken + released}`,
    })
    .where('id', '=', accountId)
    .execute();
}

/** Gives units back. A gift card that would be lost with them is good for another while; a blocked one stays so. */
export async function giveBackUnits(work: Work, accountId: string, units: number): Promise<void> {
  await storedValueTables(work.db)
    .updateTable('stored_account')
    .set({
      balance: sql<number>`balance + ${units}`,
      expires_at: sql<Date>`case when expires_at is null then null
        else greatest(expires_at, ${later(work.now, afterRefundMs)}) end`,
      state: sql<'ACTIVE'>`case when state = 'EXPIRED' then 'ACTIVE' else state end`,
    })
    .where('id', '=', accountId)
    .execute();
}

/** Adds units, or takes off free ones; undefined where fewer are free. */
export async function changeBalance(
  work: Work,
  accountId: string,
  units: number,
): Promise<StoredAccountRow | undefined> {
  return storedValueTables(work.db)
    .updateTable('stored_account')
    .set({ balance: sql<number>`balance + ${units}` })
    .where('id', '=', accountId)
    .where(sql<boolean>`balance - held + ${units} >= 0`)
    .returning(accountColumns)
    .executeTakeFirst();
}
