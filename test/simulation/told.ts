import type { Answer } from '../support/app.js';

/** In words: the type of the answer, or the code of its error. A fault of ours is a violation. */
export function told({ data, errors }: Answer): string {
  const code = errors?.[0]?.extensions.code;
  if (code === 'INTERNAL_SERVER_ERROR') throw new Error(`a fault: ${JSON.stringify(errors)}`);
  if (code) return code;
  const [value] = Object.values(data as Record<string, Record<string, unknown>>);
  return String(value?.['__typename'] ?? 'nothing');
}

/** What all were told who asked the same with the same key; that they were told different things is a violation. */
export function onlyOne(answers: readonly string[]): string {
  const [first = 'nothing', ...others] = new Set(answers);
  if (others.length > 0) throw new Error(`one key, several answers: ${[first, ...others]}`);
  return first;
}
