import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { type Reconciliation, reconcilePayments } from '../payments/index.js';
import { UsageProblem, withGateway } from './with-gateway.js';

const shownDifferences = 100;

/** `npm run reconcile [-- --since DATE]`: compares our books with the providers', and says what differs. */
await withGateway(async (gateway) => {
  const since = readSince(process.argv.slice(2));
  const isTerminal = process.stderr.isTTY;
  const onProgress = (compared: number): void => {
    if (isTerminal) process.stderr.write(`\r${compared} payments compared `);
  };
  const results = await reconcilePayments(gateway, { since, onProgress });
  if (isTerminal) process.stderr.write('\r\x1b[K');
  for (const result of results) process.stdout.write(told(result));
  const isRight = results.every(
    ({ outcome, differences }) => outcome !== 'UNREACHABLE' && differences.length === 0,
  );
  return isRight ? 0 : 1;
});

function readSince(args: string[]): Date | undefined {
  try {
    const { since } = parseArgs({ args, options: { since: { type: 'string' } } }).values;
    if (since === undefined) return undefined;
    const instant = new Date(since);
    if (!Number.isNaN(instant.getTime())) return instant;
  } catch {
    // What it cannot read is told below, in one sentence.
  }
  throw new UsageProblem('Usage: npm run reconcile -- --since 2026-11-01');
}

function told({ provider, outcome, compared, underWay, differences }: Reconciliation): string {
  if (outcome === 'NO_BOOKS') return `${provider}: shows no books, nothing compared.\n`;
  const lines = differences
    .slice(0, shownDifferences)
    .map(({ kind, reference, ours, oursText, theirsText }) => {
      const order = ours?.orderId ? `order ${ours.orderId}, ` : '';
      const intent = ours ? `${order}intent ${ours.intentId}, ` : '';
      return `  ${kind}: ${oursText} here, ${theirsText} there (${intent}payment ${reference})\n`;
    });
  const more = differences.length - lines.length;
  if (more > 0) lines.push(`  and ${more} more\n`);
  const end = outcome === 'UNREACHABLE' ? ', then the provider stopped answering' : '';
  const busy = underWay > 0 ? `, ${underWay} under way` : '';
  return `${provider}: ${compared} payments compared${busy}${end}, ${differences.length} differences.\n${lines.join('')}`;
}
