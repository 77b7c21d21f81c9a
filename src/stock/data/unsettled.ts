const uniqueViolation = '23505';
const checkViolation = '23514';

/**
 * Somebody else changed the same things at the same time, in a way that the statement could not see. Another try
 * of the whole command settles it.
 */
export class StockUnsettled extends Error {
  /** PostgreSQL's serialization_failure, which the command runner answers with another try. */
  readonly code = '40001';
}

/**
 * Tells what passes from what is wrong. PostgreSQL checks a row as the statement first saw it, before it notices
 * that somebody has changed it and looks again; so a check may fail on numbers that are not true any more. And
 * of two holds of one cart at once the second has not seen the first one's.
 */
export async function settled<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (fault) {
    const { code, table, constraint } = fault as Record<string, unknown>;
    const isStale = code === checkViolation && (table === 'stock_item' || table === 'reservation');
    const isSecondHold = code === uniqueViolation && constraint === 'one_hold_per_item';
    if (!isStale && !isSecondHold) throw fault;
    throw new StockUnsettled('the stock changed while it was written', { cause: fault });
  }
}
