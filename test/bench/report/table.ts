import { type Aim, aimsOf, size } from './aims.js';
import { type CaseResult, cpuMs, cpuRatio, type Results, type StatementResult } from './results.js';

const busyGenerator = 0.9;

/** The whole report: ratios first, because times say more about the machine than about the gateway. */
export function report(results: Results): string {
  const sizes = [...new Set(results.cases.map((each) => each.products))];
  const parts = sizes.map((products) => sizeTable(results, products));
  const aims = aimsOf(results).map(
    ({ wanted, measured, isMet }: Aim) =>
      `${isMet ? 'met   ' : 'MISSED'}  ${wanted} -> ${measured}`,
  );
  const isBusy = results.cases.some((each) =>
    [each.gateway, each.floor].some((side) => side.generatorShare > busyGenerator),
  );
  const warning = isBusy
    ? ['', 'The clients took a whole core in some rounds: rates there are theirs, CPU is not.']
    : [];
  const ending = examined(results.findings);
  return [results.machine, '', ...parts, 'Aims', '', ...aims, ...warning, '', ...ending, ''].join(
    '\n',
  );
}

const shownFindings = 20;

/** One line where nothing was found. */
function examined(findings: readonly string[]): string[] {
  const found = findings.length === 0 ? 'nothing found' : `${findings.length} findings`;
  return [`Doctor and reconciliation: ${found}.`, ...findings.slice(0, shownFindings)];
}

const head = [
  ['case', 'clients'],
  ['CPU x', 'rate x', 'SQL x'],
  ['CPU ms a unit (node + PostgreSQL)', 'floor'],
  ['SQL', 'floor'],
  ['units/s', 'floor'],
  ['p50 ms', 'floor'],
  ['p99 ms', 'floor'],
  ['clients CPU', 'floor'],
] as const;

function sizeTable({ cases, statements }: Results, products: number): string {
  const rows = cases
    .filter((each) => each.products === products)
    .map((each) =>
      rowOf(
        each,
        statements.find((it) => it.products === products && it.name === each.name),
      ),
    );
  const columns = head
    .flat()
    .map((_, at) => [head.flat()[at] ?? '', ...rows.map((row) => row[at] ?? '')]);
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  const lines = [head.flat(), ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  return [
    `${size(products)}, the gateway as a multiple of the floor (x), and both`,
    '',
    ...lines,
    '',
  ].join('\n');
}

function rowOf(result: CaseResult, statements: StatementResult | undefined): string[] {
  const { gateway, floor } = result;
  const sql = statements ?? { gateway: Number.NaN, floor: Number.NaN };
  return [
    result.name,
    String(result.clients),
    cpuRatio(result).toFixed(2),
    (gateway.ratePerSecond / floor.ratePerSecond).toFixed(2),
    (sql.gateway / sql.floor).toFixed(2),
    cpuText(gateway),
    cpuText(floor),
    sql.gateway.toFixed(1),
    sql.floor.toFixed(1),
    gateway.ratePerSecond.toFixed(0),
    floor.ratePerSecond.toFixed(0),
    gateway.p50Ms.toFixed(1),
    floor.p50Ms.toFixed(1),
    gateway.p99Ms.toFixed(1),
    floor.p99Ms.toFixed(1),
    share(gateway.generatorShare),
    share(floor.generatorShare),
  ];
}

function cpuText(side: CaseResult['gateway']): string {
  return `${cpuMs(side).toFixed(2)} (${side.nodeMs.toFixed(2)} + ${side.postgresMs.toFixed(2)})`;
}

function share(part: number): string {
  return `${Math.round(part * 100)}%`;
}
