import { parseArgs } from 'node:util';

export const caseNames = ['list', 'detail', 'cart', 'order', 'hot'] as const;
export type CaseName = (typeof caseNames)[number];

/** What is measured, and for how long. */
export interface BenchOptions {
  readonly products: readonly number[];
  readonly only: readonly CaseName[];
  /** Of one round of one side; each case has `rounds` of them for each side. */
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: readonly number[];
  /** Another checkout, whose whole orders are measured in turns with ours, and nothing else. */
  readonly against: string | undefined;
  /** Writes all numbers there as well. */
  readonly json: string | undefined;
  /** A folder for CPU profiles of the gateway. */
  readonly profile: string | undefined;
  /** Lists the statements of each unit. */
  readonly statements: boolean;
  readonly dataDir: string;
}

export const usage = `npm run bench -- [options]

  --products 1000,20000   sizes of the shop, 3 variants each in 20 stores
  --only list,detail      of ${caseNames.join(', ')}
  --seconds 3             how long one round lasts
  --rounds 3              how many rounds each side gets, in turns
  --clients 1,16          how many clients there are at once
  --against FOLDER        measures whole orders of another checkout in turns with ours, and nothing else
  --json FILE             writes the numbers to a file as well
  --profile FOLDER        keeps a CPU profile of the gateway
  --statements            lists the SQL statements of each unit
  --data .data/bench      where the databases are kept from run to run
`;

/** Reads the command line; undefined where only help is asked for. Throws a RangeError that says what is wrong. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      products: { type: 'string', default: '1000,20000' },
      only: { type: 'string', default: caseNames.join(',') },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      clients: { type: 'string', default: '1,16' },
      against: { type: 'string' },
      json: { type: 'string' },
      profile: { type: 'string' },
      statements: { type: 'boolean', default: false },
      data: { type: 'string', default: '.data/bench' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [seconds = 0] = numbers('seconds', values.seconds, 1, 60);
  const [rounds = 0] = numbers('rounds', values.rounds, 1, 20);
  return {
    products: numbers('products', values.products, 200, 100_000),
    only: names(values.only),
    seconds,
    rounds,
    clients: numbers('clients', values.clients, 1, 64),
    against: values.against,
    json: values.json,
    profile: values.profile,
    statements: values.statements,
    dataDir: values.data,
  };
}

function numbers(name: string, text: string, least: number, most: number): number[] {
  return text.split(',').map((part) => {
    const value = Number(part);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(`--${name} takes whole numbers from ${least} to ${most}.`);
    return value;
  });
}

function names(text: string): CaseName[] {
  return text.split(',').map((part) => {
    const name = caseNames.find((each) => each === part);
    if (!name) throw new RangeError(`--only takes ${caseNames.join(', ')}.`);
    return name;
  });
}
