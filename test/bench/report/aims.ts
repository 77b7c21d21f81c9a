import type { CaseName } from '../options.js';
import { type CaseResult, cpuMs, cpuRatio, type Results } from './results.js';

/** Something that was wanted, and what came of it. */
export interface Aim {
  readonly wanted: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const mostCpuOfFloor = { list: 4, detail: 4, cart: 2.5, order: 2.5 } as const;
const mostStatements = 4;
const mostGrowth = 1.2;

/** What the measurements say of each aim that they can say something of. */
export function aimsOf(results: Results): Aim[] {
  return [
    ...results.cases.flatMap(cpuAim),
    ...statementAims(results),
    ...growthAims(results.cases),
    ...results.hotItems.map((hot) => ({
      wanted: `50 orders, 150 refusals, no error: ${size(hot.products)}, gateways: ${hot.gateways}`,
      measured: `${counts(hot.told)}; database: ${counts(hot.kept)}; ${Math.round(hot.elapsedMs)} ms`,
      isMet: hot.isRight,
    })),
  ];
}

function cpuAim(result: CaseResult): Aim[] {
  const { name, products, clients } = result;
  if (name === 'hot') return [];
  const most = mostCpuOfFloor[name];
  const ratio = cpuRatio(result);
  return [
    {
      wanted: `${name} takes at most ${most} x the floor's CPU: ${size(products)}, clients: ${clients}`,
      measured: ratio.toFixed(2),
      isMet: ratio <= most,
    },
  ];
}

function statementAims({ statements }: Results): Aim[] {
  return statements.flatMap(({ name, products, gateway, little, much }) => {
    if (little === undefined || much === undefined) return [];
    return {
      wanted: `${name} takes at most ${mostStatements} statements, equally many for much: ${size(products)}`,
      measured: `${shown(gateway)}; for little ${shown(little)}, for much ${shown(much)}`,
      isMet: Math.max(gateway, much) <= mostStatements && little === much,
    };
  });
}

/** The largest shop against the smallest, with equally many clients. */
function growthAims(cases: readonly CaseResult[]): Aim[] {
  const sizes = [...new Set(cases.map((each) => each.products))].sort((a, b) => a - b);
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (least === most) return [];
  const find = (products: number | undefined, name: CaseName, clients: number) =>
    cases.find((it) => it.products === products && it.name === name && it.clients === clients);
  return cases.flatMap(({ products, name, clients }) => {
    const [small, large] = [find(least, name, clients), find(most, name, clients)];
    if (products !== least || !small || !large) return [];
    const growth = cpuMs(large.gateway) / cpuMs(small.gateway);
    const growthOfFloor = cpuMs(large.floor) / cpuMs(small.floor);
    return {
      wanted: `${name} at ${size(large.products)} costs at most ${mostGrowth} x ${size(small.products)}, clients: ${clients}`,
      measured: `${growth.toFixed(2)} (floor ${growthOfFloor.toFixed(2)})`,
      isMet: growth <= mostGrowth,
    };
  });
}

export function size(products: number): string {
  return `${products.toLocaleString('en')} products`;
}

/** Twenty units were counted; what is left of a statement by the clock is shown as it is. */
function shown(statements: number): string {
  return Number.isInteger(statements) ? String(statements) : statements.toFixed(2);
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}
