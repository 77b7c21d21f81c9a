import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import pg from 'pg';

/** What the benchmark asks of a process that it measures. */
export type Question =
  | { readonly kind: 'cpu' }
  | { readonly kind: 'count' }
  | { readonly kind: 'counted' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'profiled'; readonly file: string };

export interface Reply {
  /** Microseconds of CPU, of all threads, since the process began. */
  readonly cpuUs?: number;
  /** How often each statement was sent since the counting began. */
  readonly statements?: Readonly<Record<string, number>>;
}

// Loaded into the measured servers before their own code; it costs them nothing while nothing is counted.
let counts: Map<string, number> | undefined;
let profiler: Session | undefined;

const prototype = pg.Client.prototype as unknown as {
  query: (this: unknown, ...given: unknown[]) => unknown;
};
const { query } = prototype;
prototype.query = function counted(...given) {
  if (counts) note(counts, given[0]);
  return query.apply(this, given);
};

function note(into: Map<string, number>, asked: unknown): void {
  const text = typeof asked === 'string' ? asked : String((asked as { text?: unknown }).text);
  into.set(text, (into.get(text) ?? 0) + 1);
}

async function answer(question: Question): Promise<Reply> {
  switch (question.kind) {
    case 'cpu': {
      const { user, system } = process.cpuUsage();
      return { cpuUs: user + system };
    }
    case 'count':
      counts = new Map();
      return {};
    case 'counted': {
      const statements = Object.fromEntries(counts ?? []);
      counts = undefined;
      return { statements };
    }
    case 'profile':
      await beginProfile();
      return {};
    case 'profiled':
      await endProfile(question.file);
      return {};
  }
}

async function beginProfile(): Promise<void> {
  profiler = new Session();
  profiler.connect();
  await profiler.post('Profiler.enable');
  await profiler.post('Profiler.setSamplingInterval', { interval: 500 });
  await profiler.post('Profiler.start');
}

async function endProfile(file: string): Promise<void> {
  const stopped = await profiler?.post('Profiler.stop');
  profiler?.disconnect();
  if (stopped) await writeFile(file, JSON.stringify(stopped.profile));
}

process.on('message', (question: Question) => {
  void answer(question).then((reply) => process.send?.(reply));
});
// A benchmark that was killed leaves nothing behind.
process.on('disconnect', () => process.exit());
process.channel?.unref();
