import type { Lifecycle } from '../kernel/lifecycle.js';

/** A state machine of any states and events. */
export type AnyLifecycle = Lifecycle<string, string>;

/** Writes a generated part: `name` is what follows the colon of its marker. */
export type Writer = (name: string) => string;

const marker = /^<!-- ([a-z]+)(?::([\w-]+))? -->$/;

/**
 * Fills what stands between `<!-- kind:name -->` and `<!-- /kind -->`. Where the second one is missing it is
 * added, so that the author of a page writes one line.
 */
export function fillParts(text: string, writers: Readonly<Record<string, Writer>>): string {
  const lines = text.split('\n');
  const filled: string[] = [];
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place] ?? '';
    filled.push(line);
    const [, kind = '', name = ''] = marker.exec(line) ?? [];
    const write = Object.hasOwn(writers, kind) ? writers[kind] : undefined;
    if (!write) continue;
    const closing = `<!-- /${kind} -->`;
    filled.push(write(name), closing);
    place = endOfPart(lines, place, closing);
  }
  return filled.join('\n');
}

/** A part ends at its own closing marker, unless another part begins before that. */
function endOfPart(lines: readonly string[], opening: number, closing: string): number {
  for (let place = opening + 1; place < lines.length; place += 1) {
    if (lines[place] === closing) return place;
    if (marker.test(lines[place] ?? '')) break;
  }
  return opening;
}

/** A lifecycle as a picture, and as a table for those who search for a state. */
export function drawLifecycle(lifecycle: AnyLifecycle): string {
  const rows = lifecycle.states.map((state) => [`\`${state}\``, waysOutOf(lifecycle, state)]);
  const table = inColumns([['state', 'what may happen'], ...rows]);
  return `${fenced(lifecycle.toMermaid())}\n\n${table}`;
}

function waysOutOf(lifecycle: AnyLifecycle, state: string): string {
  if (lifecycle.isFinal(state)) return 'nothing more';
  return lifecycle
    .events(state)
    .map((event) => `${event} → \`${lifecycle.next(state, event)}\``)
    .join(', ');
}

/** A module of the map: what it is for, and whose front doors it may use. */
export interface MappedModule {
  readonly name: string;
  readonly purpose: string;
  readonly below: readonly string[];
}

/** Who may use whom, those above first. The picture leaves out arrows that follow from others; the table does not. */
export function drawModules(modules: readonly MappedModule[]): string {
  const arrows = modules.flatMap(({ name, below }) =>
    below
      .filter((other) => !below.some((between) => reaches(modules, between, other)))
      .map((other) => `  ${name} --> ${other}`),
  );
  const lonely = modules
    .map(({ name }) => `  ${name}`)
    .filter((line) => !arrows.join().includes(line.trim()));
  const rows = modules.map(({ name, purpose, below }) => [
    `[${name}](src/${name}/README.md)`,
    purpose,
    below.join(', ') || 'none',
  ]);
  const table = inColumns([['module', 'what it is for', 'may use'], ...rows]);
  return `${fenced(['flowchart TD', ...arrows, ...lonely].join('\n'))}\n\n${table}`;
}

function reaches(modules: readonly MappedModule[], from: string, to: string): boolean {
  const below = modules.find((module) => module.name === from)?.below ?? [];
  return below.some((next) => next === to || reaches(modules, next, to));
}

function fenced(picture: string): string {
  return `\`\`\`mermaid\n${picture}\n\`\`\``;
}

/** A table as the formatter wants it: every cell as wide as the widest of its column. */
function inColumns([heads = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], filler: string) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, filler)).join(' | ')} |`;
  return [line(heads, ' '), line([], '-'), ...rows.map((row) => line(row, ' '))].join('\n');
}
