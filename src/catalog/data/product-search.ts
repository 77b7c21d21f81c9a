import { type RawBuilder, sql } from 'kysely';

/** True for the products that hold each of the words, or a longer one that begins with it. */
export function holdsWords(words: readonly string[]): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`false`;
  return all(words.map((word) => `% ${word}%`));
}

/**
 * How well a product fits the words, best first: all of them stand in its title; all begin a word of its title;
 * the rest. Each level leaves out what the ones before it hold.
 */
export function fitLevels(words: readonly string[]): RawBuilder<boolean>[] {
  const inTitle = all(words.map((word) => `% ${word} %|%`));
  const beginsInTitle = all(words.map((word) => `% ${word}%|%`));
  return [
    inTitle,
    sql<boolean>`${beginsInTitle} and not (${inTitle})`,
    sql<boolean>`not (${beginsInTitle})`,
  ];
}

function all(patterns: readonly string[]): RawBuilder<boolean> {
  if (patterns.length === 0) return sql<boolean>`true`;
  return sql<boolean>`${sql.join(
    patterns.map((pattern) => sql`p.search_text like ${pattern}`),
    sql` and `,
  )}`;
}
