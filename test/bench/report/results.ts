import type { HotItem } from '../hot-item.js';
import type { Measured } from '../measure.js';
import type { CaseName } from '../options.js';

/** A case with so many clients in a shop of one size. */
export interface CaseResult {
  readonly products: number;
  readonly name: CaseName;
  readonly clients: number;
  readonly gateway: Measured;
  readonly floor: Measured;
}

/** How many statements one unit of a case takes. */
export interface StatementResult {
  readonly products: number;
  readonly name: CaseName;
  readonly gateway: number;
  readonly floor: number;
  /** The same for one item and for many, where the case has items. */
  readonly little?: number;
  readonly much?: number;
}

export interface Results {
  readonly machine: string;
  readonly cases: CaseResult[];
  readonly statements: StatementResult[];
  /** What the doctor and the books of both providers found when all was over. */
  readonly findings: string[];
  readonly hotItems: (HotItem & { readonly products: number })[];
}

/** CPU of a unit in milliseconds, in the server and in the database. */
export function cpuMs({ nodeMs, postgresMs }: Measured): number {
  return nodeMs + postgresMs;
}

/** How many times what the floor takes. */
export function cpuRatio({ gateway, floor }: CaseResult): number {
  return cpuMs(gateway) / cpuMs(floor);
}
