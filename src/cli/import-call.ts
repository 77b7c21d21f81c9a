import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProductImport } from '../imports/index.js';
import { locales } from '../kernel/refusal.js';
import { UsageProblem } from './with-gateway.js';

const kinds = ['products', 'stores', 'stock'] as const;

/** What somebody asked for at the keyboard. */
export interface ImportCall extends ProductImport {
  readonly what: (typeof kinds)[number];
  readonly errorsPath: string | undefined;
}

const usage =
  'Call it like: npm run import -- products|stores|stock FILE.csv [--errors FILE.csv], for products also [--currency EUR] [--tax-class STANDARD] [--locale fr] [--location CODE].';

const forAll = { errors: { type: 'string' } } as const;
const forProducts = {
  currency: { type: 'string', default: 'EUR' },
  'tax-class': { type: 'string', default: 'STANDARD' },
  locale: { type: 'string', default: 'fr' },
  location: { type: 'string' },
} as const;

/** Reads the words behind `npm run import --`; throws a UsageProblem that says how to call it. */
export function readImportCall(words: readonly string[]): ImportCall {
  const { values, positionals } = parsed(words);
  const [given, file, ...others] = positionals;
  const what = kinds.find((kind) => kind === given);
  if (!what || file === undefined || others.length > 0) throw new UsageProblem(usage);
  const locale = locales.find((each) => each === values.locale);
  if (!locale) throw new UsageProblem(`--locale must be one of ${locales.join(', ')}.`);
  if (what !== 'products') refuseOptionsOfProducts(words);
  const path = fromCaller(file);
  const errorsPath = values.errors === undefined ? undefined : fromCaller(values.errors);
  if (path === errorsPath)
    throw new UsageProblem('--errors must be another file than the one read.');
  return {
    what,
    path,
    errorsPath,
    locale,
    currency: values.currency.toUpperCase(),
    taxClass: values['tax-class'],
    locationCode: values.location,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { ...forAll, ...forProducts },
      allowPositionals: true,
    });
  } catch {
    throw new UsageProblem(usage);
  }
}

function refuseOptionsOfProducts(words: readonly string[]): void {
  const misplaced = Object.keys(forProducts).find((option) =>
    words.some((word) => word === `--${option}` || word.startsWith(`--${option}=`)),
  );
  if (misplaced) throw new UsageProblem(`--${misplaced} is for products only.`);
}

/** npm runs scripts in the folder of the project; a relative path is meant from where npm was called. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
