import { newId } from '../../kernel/ids.js';
import { type CurrencyCode, isCurrency } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Channel } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import * as store from '../data/store.js';
import type { PricingTables } from '../data/tables.js';
import { invalidPriceList } from '../domain/refusals.js';
import { priceListSaved } from '../events.js';

/** A list of prices: of one channel, or the default one of its currency. */
export interface SavePriceList {
  readonly code: string;
  /** Null: the default list, which is always valid. Its prices count wherever another list has none. */
  readonly channel: Channel | null;
  readonly currency: CurrencyCode;
  /** The first instant at which it counts; always where it is left out. */
  readonly validFrom?: Date | null;
  /** The first instant at which it counts no more. */
  readonly validTo?: Date | null;
}

export interface SavedPriceList {
  readonly id: string;
  readonly written: boolean;
}

/**
 * Makes a price list, or says when a known one is valid. A channel has one list in each currency, and a list
 * keeps its channel and currency; anything else is refused. The same description again writes nothing.
 */
export async function savePriceList(
  work: Work,
  input: SavePriceList,
): Promise<
  SavedPriceList | Refusal<'InvalidPriceList', { readonly list: string; readonly field: string }>
> {
  const refuse = (field: string) => invalidPriceList({ list: input.code, field });
  const field = wrongPartOf(input);
  if (field) return refuse(field);
  await store.lockCurrency(work.db, input.currency);
  const known = await store.findPriceList(work.db, input.code);
  if (known && known.currency !== input.currency) return refuse('currency');
  if (known && known.channel !== input.channel) return refuse('channel');
  if (known) return changeValidity(work, known, input);
  if (await isTaken(work, input)) return refuse('channel');
  return insert(work, input);
}

function wrongPartOf(input: SavePriceList): keyof SavePriceList | undefined {
  const { validFrom, validTo } = input;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(input.code)) return 'code';
  if (!isCurrency(input.currency)) return 'currency';
  if (input.channel === null && (validFrom || validTo)) return 'validFrom';
  return validFrom && validTo && validTo <= validFrom ? 'validTo' : undefined;
}

async function changeValidity(
  work: Work,
  known: store.PriceListRow,
  { validFrom = null, validTo = null }: SavePriceList,
): Promise<SavedPriceList> {
  const isSame =
    known.valid_from?.getTime() === validFrom?.getTime() &&
    known.valid_to?.getTime() === validTo?.getTime();
  if (isSame) return { id: known.id, written: false };
  await tables<PricingTables>(work.db)
    .updateTable('price_list')
    .set({ valid_from: validFrom, valid_to: validTo })
    .where('id', '=', known.id)
    .execute();
  work.emit(priceListSaved(known.id, known.code));
  return { id: known.id, written: true };
}

async function isTaken(work: Work, { channel, currency }: SavePriceList): Promise<boolean> {
  const other = await tables<PricingTables>(work.db)
    .selectFrom('price_list')
    .select('id')
    .where('channel', 'is not distinct from', channel)
    .where('currency', '=', currency)
    .executeTakeFirst();
  return other !== undefined;
}

/** A new list of a channel begins with the default prices, so its products have their place by price at once. */
async function insert(work: Work, input: SavePriceList): Promise<SavedPriceList> {
  const id = newId();
  await tables<PricingTables>(work.db)
    .insertInto('price_list')
    .values({
      id,
      code: input.code,
      channel: input.channel,
      currency: input.currency,
      valid_from: input.validFrom ?? null,
      valid_to: input.validTo ?? null,
    })
    .execute();
  await store.refreshProductPrices(work.db, input.currency, store.allProducts);
  work.emit(priceListSaved(id, input.code));
  return { id, written: true };
}
