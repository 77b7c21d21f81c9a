import { type RawBuilder, sql } from 'kysely';

// Words hold letters and digits only, so they may stand in a statement as they are. PostgreSQL then knows how
// rare they are, and reads by the index of words or by that of the order, whichever ends sooner.

/** True for the products that hold each of the words, or a longer one that begins with it. */
export function holdsWords(words: readonly string[]): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`false`;
  return all(words, (word) => sql<boolean>`p.search_text like ${sql.lit(`% ${word}%`)}`);
}

/**
 * How well a product fits the words, best first: all of them stand in its title; all begin a word of its title;
 * the rest. Each level leaves out what the ones before it hold.
 */
export function fitLevels(words: readonly string[]): RawBuilder<boolean>[] {
  const inTitle = all(words, (word) => sql<boolean>`p.title_text like ${sql.lit(`% ${word} %`)}`);
  const begins = all(words, (word) => sql<boolean>`p.title_text like ${sql.lit(`% ${word}%`)}`);
  return [
    inTitle,
    sql<boolean>`${begins} and not (${inTitle})`,
    sql<boolean>`${holdsWords(words)} and not (${begins})`,
  ];
}

function all(
  words: readonly string[],
  condition: (word: string) => RawBuilder<boolean>,
): RawBuilder<boolean> {
  return words.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${sql.join(words.map(condition), sql` and `)}`;
}
