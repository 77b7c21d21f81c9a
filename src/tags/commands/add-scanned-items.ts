import { addCartLines, deadCartsAmong, lockOwnCart } from '../../carts/index.js';
import { later, minuteMs } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { putIntoCart, readTags, type TagOfGoods } from '../data/store.js';
import type { TagRow } from '../data/tables.js';
import type { ScannedTag } from '../domain/outcomes.js';
import { knowTags } from './know-tags.js';
import { takeBackRead } from './take-back-read.js';

/** A cart at a reader that nobody has touched for so long is left: the next buyer may read the same goods. */
const leftAfterMs = 15 * minuteMs;

export interface ScanItems {
  readonly cartId: string;
  readonly expectedVersion?: number | undefined;
  /** 24 hexadecimal digits each, in upper case, none twice. */
  readonly epcs: readonly string[];
}

/**
 * Puts what a reader has seen into a cart: one unit for each tag, and none for a tag that is there already, so reading
 * the same again changes nothing. What cannot be added is said tag by tag. Of two carts that read the same tag one gets
 * it. Refuses what every edit of a cart refuses, and then no tag is in it.
 */
export async function addScannedItems(work: Work, input: ScanItems) {
  const { cartId, expectedVersion, epcs } = input;
  const cart = await lockOwnCart(work, cartId);
  const closed = cart.beginEdit(expectedVersion);
  if (closed) return closed;
  const known = await knowTags(work, epcs);
  const before = new Map((await readTags(work.db, epcs)).map((tag) => [tag.epc, tag]));
  const added = new Set(await putNew(work, cartId, known, before));
  if (added.size > 0) {
    const units = known.filter(({ epc }) => added.has(epc));
    const lines = [...Map.groupBy(units, ({ variantId }) => variantId)].map(
      ([variantId, { length: quantity }]) => ({ variantId, quantity }),
    );
    const edited = await addCartLines(work, { cartId, lines });
    if (isRefusal(edited)) return edited;
    cart.scanned = true;
  }
  const variants = new Map(known.map(({ epc, variantId }) => [epc, variantId]));
  const now = new Map((await readTags(work.db, epcs)).map((tag) => [tag.epc, tag]));
  const scanned = epcs.map((epc): ScannedTag => {
    const variantId = variants.get(epc) ?? null;
    return { epc, variantId, outcome: outcomeOf(now.get(epc), cartId, added.has(epc)) };
  });
  return { cartId, scanned, adjustments: [] };
}

async function putNew(
  work: Work,
  cartId: string,
  known: readonly TagOfGoods[],
  before: ReadonlyMap<string, TagRow>,
): Promise<string[]> {
  if (known.length === 0) return [];
  const others = known.flatMap(({ epc }) => before.get(epc)?.cart_id ?? []);
  const foreign = [...new Set(others)].filter((id) => id !== cartId);
  const [place = null, ...more] = work.caller.actor.locationIds;
  const locationId = more.length === 0 ? place : null;
  await takeBackRead(work, known, before, locationId);
  const since = later(work.now, -leftAfterMs);
  const deadCarts = foreign.length > 0 ? await deadCartsAmong(work.db, foreign, since) : [];
  return putIntoCart(work, known, { cartId, locationId, deadCarts });
}

function outcomeOf(tag: TagRow | undefined, cartId: string, isNew: boolean): ScannedTag['outcome'] {
  if (!tag) return 'UNKNOWN';
  if (isNew) return 'ADDED';
  if (tag.cart_id === cartId) return 'ALREADY_THERE';
  if (tag.state === 'RETIRED') return 'RETIRED';
  return tag.state === 'SOLD' ? 'ALREADY_SOLD' : 'IN_ANOTHER_CART';
}
