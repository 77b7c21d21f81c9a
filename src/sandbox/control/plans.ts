import type { Misbehaviour } from '../domain/misbehaviour.js';

export const apiOperations = [
  'authorize',
  'capture',
  'void',
  'refund',
  'extend',
  'credit',
  'save',
  'forget',
  'read',
] as const;
export type ApiOperation = (typeof apiOperations)[number];

/** How the next calls go wrong. */
export interface Plan {
  readonly operation: ApiOperation | 'any';
  readonly misbehaviour: Misbehaviour;
  /** How many calls; 1 where absent. */
  readonly times?: number;
}

/** A call as the provider saw it. */
export interface Call {
  readonly at: string;
  readonly operation: ApiOperation;
  readonly path: string;
  readonly idempotencyKey?: string;
  /** How it went wrong, if it did. */
  readonly misbehaviour?: Misbehaviour['kind'];
}

const maxCalls = 10_000;

/** What is to go wrong, in the order it was planned, and which calls have come. */
export class Plans {
  private readonly plans: { plan: Plan; left: number }[] = [];
  private readonly seen: Call[] = [];

  add(plan: Plan): void {
    this.plans.push({ plan, left: plan.times ?? 1 });
  }

  clear(): void {
    this.plans.length = 0;
  }

  /** The misbehaviour planned for the next call of `operation`, used up by asking. */
  take(operation: ApiOperation): Misbehaviour | undefined {
    const place = this.plans.findIndex(
      ({ plan }) => plan.operation === operation || plan.operation === 'any',
    );
    const found = this.plans[place];
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.plans.splice(place, 1);
    return found.plan.misbehaviour;
  }

  see(call: Call): void {
    this.seen.push(call);
    if (this.seen.length > maxCalls) this.seen.shift();
  }

  calls(): readonly Call[] {
    return [...this.seen];
  }

  forgetCalls(): void {
    this.seen.length = 0;
  }
}
