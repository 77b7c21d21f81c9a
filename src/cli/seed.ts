import 'reflect-metadata';
import { parseArgs } from 'node:util';
import {
  type DemoShop,
  demoShop,
  generatedShop,
  loadShop,
  whileOthersWait,
} from '../demo/index.js';
import { progressOn } from './progress.js';
import { endWith, UsageProblem, withGateway } from './with-gateway.js';

const usage =
  'Call it like: npm run seed, or: npm run seed -- --products 1000 --variants 3 --stores 20.';
const usualSize = { products: 1000, variants: 3, stores: 20 } as const;

/** `npm run seed`: loads the demo shop, or a generated one of any size, into the database of the gateway. */
try {
  const shop = shopFor(process.argv.slice(2));
  await withGateway(async (gateway) => {
    const startedAt = performance.now();
    await whileOthersWait(gateway, () => loadShop(gateway, shop, progressOn(process.stderr)));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const { products, variants } = shop.counts;
    process.stdout.write(
      `${products} products in ${variants} variants, ${shop.locations.length} locations: loaded in ${seconds} s.\n`,
    );
    return 0;
  });
} catch (fault) {
  endWith(fault);
}

function shopFor(words: readonly string[]): DemoShop {
  if (words.length === 0) return demoShop();
  const given = parsed(words);
  const size = {
    products: whole('products', given.products),
    variants: whole('variants', given.variants),
    stores: whole('stores', given.stores),
  };
  try {
    return generatedShop(size);
  } catch (fault) {
    if (fault instanceof RangeError) throw new UsageProblem(`--${fault.message}.`);
    throw fault;
  }
}

function parsed(words: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...words],
      options: { products: option, variants: option, stores: option },
    }).values;
  } catch {
    throw new UsageProblem(usage);
  }
}

function whole(name: keyof typeof usualSize, text: string | undefined): number {
  if (text === undefined) return usualSize[name];
  if (!/^\d{1,9}$/.test(text)) throw new UsageProblem(`--${name} must be a whole number. ${usage}`);
  return Number(text);
}
