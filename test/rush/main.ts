import type { TestServer } from '../support/database.js';
import { runProgram } from '../support/program.js';
import type { Ask } from './rush.js';

const counts = { rounds: 1000, buyers: 100, pieces: 1, stores: 8, seed: 1 };

/** Lets a crowd run for the last piece, again and again, through two gateways in processes of their own. */
await runProgram({
  usage: `npm run rush -- [options]

  --rounds 1000   how often one piece is put on a shelf
  --buyers 100    how many want it at the same moment
  --pieces 1      how many pieces there are each time
  --stores 8      in how many stores it may lie, and be collected
  --seed 1        decides who stands where
`,
  counts,
  run,
});

async function run(options: typeof counts, server: TestServer): Promise<number> {
  const { given } = await import('../support/given.js');
  const { askGraph } = await import('../support/app.js');
  const { startGatewayProcess } = await import('../support/gateway-process.js');
  const { examine } = await import('../support/examine-shop.js');
  const { rush } = await import('./rush.js');
  const { lastPiece } = await import('./shelves.js');
  await using shop = await given.shop({
    server,
    stock: { [lastPiece]: { LYON: 0 } },
    isExamined: false,
  });
  const env = { RATE_LIMITS: 'false' };
  const processes = await Promise.all([1, 2].map(() => startGatewayProcess({ ...shop, env })));
  try {
    const outcome = await rush({
      shop,
      ...options,
      gateways: processes.map(
        ({ url }): Ask =>
          (document, variables, as) =>
            askGraph(url, document, variables, as),
      ),
      onRound: (done) => {
        if (done % 50 === 0) process.stderr.write(`${done} rounds\n`);
      },
    });
    const found = (await examine(shop.app.gateway)).map(
      ({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`,
    );
    const off = [...outcome.off, ...found];
    for (const each of off) process.stdout.write(`${each}\n`);
    for (const [told, count] of Object.entries(outcome.told))
      process.stdout.write(`${count} x ${told}\n`);
    process.stdout.write(
      `${outcome.rounds} rounds of ${options.buyers} buyers, ${off.length} violations\n`,
    );
    return off.length > 0 ? 1 : 0;
  } finally {
    await Promise.all(processes.map((each) => each.kill()));
  }
}
