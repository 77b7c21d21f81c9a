import { requireNode } from '../../src/platform/node-version.js';
import { readOptions, usage } from './options.js';
import { endServers } from './processes/server-process.js';

await requireNode('22.17.0');
await main();

/** Measures the gateway against the floor, and ends everything that it has started, also on Ctrl-C. */
async function main(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const options = readOptionsOrExit();
  const [{ runBench }, { measureAgainst }, { ShopDatabase }] = [
    await import('./run.js'),
    await import('./against.js'),
    await import('./shop-database.js'),
  ];
  const database = await ShopDatabase.start(options.dataDir);
  const end = async () => {
    await endServers();
    await database.stop();
  };
  const endNow = () => void end().finally(() => process.exit(130));
  process.once('SIGINT', endNow).once('SIGTERM', endNow);
  try {
    if (options.against) await measureAgainst(options.against, options, database, say);
    else if (!(await runBench(options, database, say))) process.exitCode = 1;
  } catch (fault) {
    say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    process.exitCode = 1;
  } finally {
    await end();
  }
}

function readOptionsOrExit() {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options) return options;
    process.stdout.write(usage);
    return process.exit(0);
  } catch (problem) {
    process.stderr.write(
      `${problem instanceof Error ? problem.message : String(problem)}\n\n${usage}`,
    );
    return process.exit(1);
  }
}
