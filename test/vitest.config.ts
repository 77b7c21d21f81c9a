import { defineConfig } from 'vitest/config';
import { SlowFirst } from './support/slow-first.js';
import { SummaryReporter } from './support/summary-reporter.js';

export default defineConfig({
  // Without the alias, packages that load graphql as CommonJS get a second copy of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Decorators need it before the first module is loaded, whichever that is.
    setupFiles: ['reflect-metadata'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    // So late that only what hangs is ended: other work may keep the machine busy.
    testTimeout: 60_000,
    // Each look costs more than the wait for the next one.
    expect: { poll: { timeout: 30_000, interval: 100 } },
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the usual cores: some stories wait for clocks that cannot be moved, of processes of their own.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    // Files share what they have loaded: loading the schema for each anew takes a third of the time. So none of them
    // mocks a module, or leaves anything behind outside of its own shop.
    isolate: false,
    server: { deps: { inline: ['type-graphql', 'graphql-jit'] } },
  },
});
