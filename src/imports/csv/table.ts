import { physicalLines } from './physical-lines.js';
import { FileProblem } from './problems.js';
import { type RawRow, rawRows } from './raw-rows.js';
import { Row } from './row.js';

/** The columns that an import knows: the headings under which each is found, and whether it must be there. */
export type ColumnWords<Column extends string> = Readonly<
  Record<Column, { readonly words: readonly string[]; readonly required?: true }>
>;

/** A CSV file that has been looked through once: what its columns are, and how many rows it has. */
export interface Table<Column extends string> {
  readonly path: string;
  readonly delimiter: string;
  readonly heading: readonly string[];
  /** The place of each known column that the file has. */
  readonly places: ReadonlyMap<Column, number>;
  readonly rowCount: number;
}

const delimiters = [',', ';', '\t'] as const;

/**
 * Looks through a file from end to end before anything is written: a wrong encoding or a missing column is
 * told while nothing is half done. `onRow` may keep what the second reading needs to know beforehand.
 */
export async function openTable<Column extends string>(
  path: string,
  words: ColumnWords<Column>,
  onRow: (row: Row<Column>) => void = () => {},
): Promise<Table<Column>> {
  const { delimiter, heading } = await findHeading(path);
  const table = { path, delimiter, heading, places: placesOf(heading, words, path), rowCount: 0 };
  let rowCount = 0;
  for await (const raw of rowsBelow(table)) {
    rowCount += 1;
    if (raw.problem === undefined) onRow(new Row(raw, table));
  }
  if (rowCount === 0) throw new FileProblem(`${path} has a heading and no rows.`);
  return { ...table, rowCount };
}

/** Every row of the file that is not blank, in order; with its problem where its cells cannot be told. */
export async function* readTable<Column extends string>(
  table: Table<Column>,
): AsyncGenerator<Row<Column>> {
  for await (const raw of rowsBelow(table)) yield new Row(raw, table);
}

async function* rowsBelow(table: {
  readonly path: string;
  readonly delimiter: string;
  readonly heading: readonly string[];
}): AsyncGenerator<RawRow> {
  let isBelow = false;
  for await (const raw of rawRows(physicalLines(table.path), table.delimiter)) {
    if (isBlank(raw)) continue;
    if (isBelow) yield fitted(raw, table.heading.length);
    else isBelow = !isSeparatorLine(raw.cells);
  }
}

/** Empty cells beyond the heading mean nothing; anything else would put values into the wrong columns. */
function fitted(raw: RawRow, width: number): RawRow {
  const { cells } = raw;
  if (raw.problem !== undefined || cells.length === width) return raw;
  if (cells.length > width && cells.slice(width).every((cell) => cell === ''))
    return { ...raw, cells: cells.slice(0, width) };
  return { ...raw, problem: `It has ${cells.length} cells where the heading has ${width}.` };
}

/** The heading is the first line that says anything; of the delimiters, the one that makes most of it is meant. */
async function findHeading(
  path: string,
): Promise<{ readonly delimiter: string; readonly heading: readonly string[] }> {
  let best: { readonly delimiter: string; readonly heading: readonly string[] } | undefined;
  let problem: string | undefined;
  for (const delimiter of delimiters) {
    const row = await firstRow(path, delimiter);
    if (!row) throw new FileProblem(`${path} is empty.`);
    problem ??= row.problem;
    if (row.problem === undefined && row.cells.length > (best?.heading.length ?? 0))
      best = { delimiter, heading: row.cells };
  }
  if (!best) throw new FileProblem(`The heading of ${path} cannot be read. ${problem}`);
  return best;
}

async function firstRow(path: string, delimiter: string): Promise<RawRow | undefined> {
  for await (const raw of rawRows(physicalLines(path), delimiter))
    if (!isBlank(raw) && !isSeparatorLine(raw.cells)) return raw;
  return undefined;
}

function isBlank({ cells, problem }: RawRow): boolean {
  return problem === undefined && cells.every((cell) => cell === '');
}

/** `sep=;`, which some spreadsheets write before the heading. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '');
}

function placesOf<Column extends string>(
  heading: readonly string[],
  words: ColumnWords<Column>,
  path: string,
): Map<Column, number> {
  const names = heading.map(plain);
  const places = new Map<Column, number>();
  const missing: string[] = [];
  for (const column of Object.keys(words) as Column[]) {
    const { words: known, required } = words[column];
    const found = names.flatMap((name, at) => (known.some((k) => plain(k) === name) ? [at] : []));
    if (found.length > 1)
      throw new FileProblem(`${path} has the column "${heading[found[0] ?? 0]}" twice.`);
    if (found[0] !== undefined) places.set(column, found[0]);
    else if (required) missing.push(`"${known[0]}"`);
  }
  if (missing.length > 0)
    throw new FileProblem(
      `${path} has no column ${missing.join(', ')}; it has ${namesFound(heading)}.`,
    );
  return places;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

const mostNames = 8;

function namesFound(heading: readonly string[]): string {
  const named = heading.filter((name) => name !== '').map((name) => `"${name.slice(0, 40)}"`);
  const others = named.length - mostNames;
  const shown = named.slice(0, mostNames).join(', ');
  return others > 0 ? `${shown} and ${others} more` : shown;
}
