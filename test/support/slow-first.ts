import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take much longer than their size tells: they work through tables, or wait for processes of their own. */
export const slowFiles: readonly string[] = [
  'scenarios/split-tender-settles.test.ts',
  'scenarios/matrix/bought-in-store.test.ts',
  'scenarios/matrix/bought-online.test.ts',
  'scenarios/crash.test.ts',
  'scenarios/matrix/bought-otherwise.test.ts',
  'security/ids-and-cursors.test.ts',
  'walk/walk.test.ts',
  'security/texts.test.ts',
  'simulation/simulation.test.ts',
  'sharing/settling.test.ts',
  'security/foreign.test.ts',
  'security/inputs.test.ts',
  'chaos/chaos.test.ts',
  'payments/webhook-orders.test.ts',
  'scenarios/methods-bad-money.test.ts',
  'scenarios/killed-reaction.test.ts',
  'pages/playground.test.ts',
  'cli/token.test.ts',
  'scenarios/last-pieces.test.ts',
  'orders/changes/random-changes.test.ts',
  'security/nested-edges.test.ts',
  'security/mass-assignment.test.ts',
];

/**
 * Begins with the slow ones, so that none is left over for a single worker at the end. The usual order knows how long
 * each took the last time, where there was one, and otherwise only its size.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const found = slowFiles.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return found < 0 ? slowFiles.length : found;
    };
    return usual.toSorted((a, b) => place(a) - place(b));
  }
}
