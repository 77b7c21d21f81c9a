import { relative } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Says on a line of its own how the run went: `12 passed, 0 failed`, and `, 1 skipped` where a test was left
 * out, which is then named. A file that could not be run, and a fault outside of all tests, count as one
 * failure each.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => !isIn('passed', test) && !isIn('failed', test));
    const passed = tests.filter((test) => isIn('passed', test)).length;
    const failed = tests.filter((test) => isIn('failed', test)).length;
    const broken = modules.filter(isBroken).length + faults.length;
    const words = [`${passed} passed`, `${failed + broken} failed`];
    if (skipped.length > 0) words.push(`${skipped.length} skipped`);
    const lines = [...skipped.map(named), words.join(', ')];
    process.stdout.write(`\n${lines.join('\n')}\n`);
  }
}

function isIn(state: string, test: TestCase): boolean {
  return test.result().state === state;
}

function isBroken(module: TestModule): boolean {
  const tests = [...module.children.allTests()];
  return module.state() === 'failed' && !tests.some((test) => isIn('failed', test));
}

function named(test: TestCase): string {
  return `skipped: ${relative(process.cwd(), test.module.moduleId)} > ${test.fullName}`;
}
