import { Money } from '../../kernel/money.js';
import type { Gateway } from '../../platform/gateway.js';
import { paymentTables } from '../data/store.js';
import type { PaymentProvider } from '../providers/provider.js';
import type { ProviderTerminalRefund } from '../providers/terminal.js';
import { driveTerminalRefund } from '../refunds/terminal/drive-terminal-refund.js';
import type { TerminalRefundRow } from '../refunds/terminal/tables.js';
import type { Difference } from './compare-books.js';
import { keepDifferences } from './keep-differences.js';

interface Stretch {
  readonly from: Date;
  readonly until: Date;
  /** How far the clocks may differ. */
  readonly slackMs: number;
}

/**
 * Compares what cards have got at terminals with the books of their provider, and opens what differs. What nobody had an
 * answer for is asked about first. Undefined where the provider did not show its books.
 */
export async function compareTerminals(
  gateway: Gateway,
  { name, terminal }: PaymentProvider,
  { from, until, slackMs }: Stretch,
): Promise<readonly Difference[] | undefined> {
  if (!terminal) return [];
  const theirs: ProviderTerminalRefund[] = [];
  let cursor: string | undefined;
  do {
    const page = await terminal.readBooks({ since: before(from, slackMs), cursor });
    if (page.kind === 'unknown') return undefined;
    theirs.push(...page.refunds);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  for (const { id } of (await ourRefunds(gateway, name, from, until)).filter(isOpen))
    await driveTerminalRefund(gateway, id);
  const ours = await ourRefunds(gateway, name, before(from, 2 * slackMs), gateway.clock.now());
  const byKey = new Map(ours.map((row) => [row.id, row]));
  const seen = new Set(theirs.map(({ key }) => key));
  const found = [
    ...theirs.flatMap((each) => compare(byKey.get(each.key), each)),
    ...ours
      .filter(
        ({ id, state, requested_at: at }) =>
          state === 'SUCCEEDED' && !seen.has(id) && at >= from && at < before(until, slackMs),
      )
      .map(missing),
  ];
  const compared = [...theirs.map(({ reference }) => reference), ...ours.map(({ id }) => id)];
  await gateway.runAsSystem('keepDifferences', (work) =>
    keepDifferences(work, { provider: name, compared, found }),
  );
  return found;
}

function compare(
  ours: TerminalRefundRow | undefined,
  theirs: ProviderTerminalRefund,
): readonly Difference[] {
  if (ours?.state === 'REQUESTED') return [];
  const ourText = ours?.state === 'SUCCEEDED' ? text(ours.amount_minor, ours.currency) : 'nothing';
  const theirText = theirs.succeeded ? text(theirs.amountMinor, theirs.currency) : 'nothing';
  if (ourText === theirText) return [];
  const kind = ours ? 'REFUNDED' : 'UNKNOWN_TO_US';
  return [difference(kind, theirs.reference, ourText, theirText)];
}

function missing({ id, amount_minor: minor, currency }: TerminalRefundRow): Difference {
  return difference('UNKNOWN_TO_PROVIDER', id, text(minor, currency), 'nothing');
}

function difference(
  kind: Difference['kind'],
  reference: string,
  oursText: string,
  theirsText: string,
): Difference {
  return { kind, reference, ours: undefined, oursText, theirsText };
}

function ourRefunds(gateway: Gateway, provider: string, from: Date, until: Date) {
  return paymentTables(gateway.db)
    .selectFrom('terminal_refund')
    .selectAll()
    .where('provider', '=', provider)
    .where('requested_at', '>=', from)
    .where('requested_at', '<=', until)
    .execute();
}

function isOpen({ state }: TerminalRefundRow): boolean {
  return state === 'REQUESTED';
}

function before(instant: Date, ms: number): Date {
  return new Date(instant.getTime() - ms);
}

function text(minor: number, currency: string): string {
  return `${Money.of(minor, currency).toDecimal()} ${currency}`;
}
