import { demoShop, loadShop, whileOthersWait } from '../demo/index.js';
import type { Gateway } from '../platform/gateway.js';
import type { Log } from '../platform/log.js';

const stream = 'demo';
const begun = 'DemoLoadingBegun';
const done = 'DemoLoaded';

/**
 * Loads the demo shop into a database in which nothing has ever happened, and completes a loading that was
 * interrupted; leaves any other database alone. Several processes may start at once: one loads, the others wait.
 * Answers whether it has loaded anything.
 */
export async function seedWhenEmpty(
  gateway: Gateway,
  log: Log,
  output: { write(text: string): unknown } = process.stdout,
): Promise<boolean> {
  return whileOthersWait(gateway, async () => {
    if (!(await isWanted(gateway))) return false;
    await tell(gateway, begun);
    const shop = demoShop();
    const { products, variants } = shop.counts;
    const startedAt = performance.now();
    output.write(
      `Loading the demo shop: ${products} products in ${variants} variants, ${shop.locations.length} places ... `,
    );
    await loadShop(gateway, shop);
    await tell(gateway, done);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    output.write(`done in ${seconds} s.\n`);
    log.debug({ products, variants }, 'the demo shop has been loaded');
    return true;
  });
}

/** Whatever is saved is told, so a journal without any event is the sign of an empty shop. */
async function isWanted(gateway: Gateway): Promise<boolean> {
  const told = await gateway.streams.readAfter(stream, 0);
  if (told.length > 0) return !told.some((event) => event.type === done);
  const { rows } = await gateway.database.pool.query('select from event limit 1');
  return rows.length === 0;
}

async function tell(gateway: Gateway, type: string): Promise<void> {
  await gateway.runAsSystem('seedWhenEmpty', async (work) =>
    work.emit({ streams: [stream], type, payload: {} }),
  );
}
