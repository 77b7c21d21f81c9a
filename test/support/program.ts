import { parseArgs } from 'node:util';
import { requireNode } from '../../src/platform/node-version.js';
import type { TestServer } from './database.js';

/** A program that is run by hand, on databases of its own. */
export interface Program<Count extends string, Flag extends string> {
  readonly usage: string;
  /** What is counted from one, and how many where nothing is said. */
  readonly counts: Readonly<Record<Count, number>>;
  readonly flags?: readonly Flag[];
  /** Answers the exit code. Modules with decorators are to be loaded in here. */
  run(options: OptionsOf<Count, Flag>, server: TestServer): Promise<number>;
}
type OptionsOf<Count extends string, Flag extends string> = Readonly<
  Record<Count, number> & Record<Flag, boolean>
>;

/** Runs it on a server of its own, which is gone afterwards, also on Ctrl-C. Options that nobody knows end it with 2. */
export async function runProgram<Count extends string, Flag extends string = never>(
  program: Program<Count, Flag>,
): Promise<void> {
  await requireNode('22.17.0');
  await import('reflect-metadata');
  const options = readOptions(program);
  if (options) process.exitCode = await onTestServer((server) => program.run(options, server));
  else {
    process.stderr.write(program.usage);
    process.exitCode = 2;
  }
}

async function onTestServer(run: (server: TestServer) => Promise<number>): Promise<number> {
  const { setup } = await import('./global-setup.js');
  const provided = new Map<string, string>();
  const close = await setup({ provide: (name, value) => void provided.set(name, String(value)) });
  const endNow = () => void close().finally(() => process.exit(130));
  process.once('SIGINT', endNow).once('SIGTERM', endNow);
  try {
    return await run({
      adminUrl: provided.get('adminUrl') ?? '',
      templateName: provided.get('templateName') ?? '',
    });
  } finally {
    await close();
  }
}

function readOptions<Count extends string, Flag extends string>({
  counts,
  flags = [],
}: Program<Count, Flag>): OptionsOf<Count, Flag> | undefined {
  const wanted = Object.entries<number>(counts);
  const values = givenValues([
    ...wanted.map(([name]) => [name, { type: 'string' }] as const),
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  if (!values) return undefined;
  const read = wanted.map(([name, usual]) => [name, Number(values[name] ?? usual)] as const);
  if (!read.every(([, value]) => Number.isSafeInteger(value) && value > 0)) return undefined;
  const set = flags.map((name) => [name, values[name] === true] as const);
  return Object.fromEntries([...read, ...set]) as OptionsOf<Count, Flag>;
}

function givenValues(
  options: readonly (readonly [string, { readonly type: 'string' | 'boolean' }])[],
): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseArgs({ options: Object.fromEntries(options) }).values;
  } catch {
    return undefined;
  }
}
