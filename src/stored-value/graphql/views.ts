import type { Page } from '../../kernel/page.js';
import { readPage } from '../../kernel/page.js';
import { checkedPage, type PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { entryKeyTypes, entryListOrder, type ReadEntry, readEntryPage } from '../data/reads.js';
import type { StoredAccountRow } from '../data/tables.js';
import { worthMinor } from '../domain/value-kinds.js';
import type { GiftCardBalanceType, ValueEntryType } from './types.js';

/** Units of an account, as money. */
export function worthOf(
  { kind, currency }: Pick<StoredAccountRow, 'kind' | 'currency'>,
  units: number,
): MoneyType {
  return toMoney(worthMinor(kind, units), currency);
}

/** What can be paid with now. */
export function availableOn(account: StoredAccountRow): MoneyType {
  const isUsable = account.state === 'ACTIVE';
  return worthOf(account, isUsable ? account.balance - account.held : 0);
}

/** A card, as whoever knows its code may see it. One whose time is over is shown so before the sweep has seen it. */
export function viewBalance(card: StoredAccountRow, now: Date): GiftCardBalanceType {
  const isOver = card.state === 'ACTIVE' && card.expires_at !== null && card.expires_at <= now;
  const seen: StoredAccountRow = isOver ? { ...card, state: 'EXPIRED' } : card;
  return {
    state: seen.state,
    last4: seen.last4 ?? '',
    available: availableOn(seen),
    expiresAt: seen.expires_at,
  };
}

/** A page of the journal of an account, in the shape of a connection. */
export async function entriesOf(
  account: StoredAccountRow,
  args: PageArguments,
  { db }: RequestContext,
): Promise<object> {
  const page = checkedPage(() => readPage(args, entryListOrder, entryKeyTypes));
  return shownPage(await readEntryPage(db, account, page));
}

function shownPage(page: Page<ReadEntry>): object {
  const edges = page.edges.map((edge) => ({ cursor: edge.cursor, node: viewEntry(edge.node) }));
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: page.pageInfo };
}

function viewEntry(row: ReadEntry): ValueEntryType {
  const account = { kind: row.accountKind, currency: row.currency };
  return {
    id: toGlobalId('ValueEntry', row.id),
    kind: row.kind,
    balanceChange: worthOf(account, row.balance_change),
    heldChange: worthOf(account, row.held_change),
    reason: row.reason,
    at: row.at,
  };
}
