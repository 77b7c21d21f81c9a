import { RequestError } from '../../platform/graphql/server/request-error.js';

const uniqueViolation = '23505';
const checkViolation = '23514';
const noFewerThanNone = 'stock_item_on_hand_check';

/**
 * Somebody else changed the same things at the same time, in a way that the statement could not see. Another try
 * of the whole command settles it.
 */
export class StockUnsettled extends Error {
  /** PostgreSQL's serialization_failure, which the command runner answers with another try. */
  readonly code = '40001';
}

/**
 * Goods should leave of which fewer are there by the books: they were promised before they came, and nobody has counted
 * them since. Somebody may be counting them just now, so another try is made before anybody is told.
 */
export class FewerOnTheBooks extends RequestError {
  override readonly cause = { code: '40001' };

  constructor() {
    super(
      'CONFLICT',
      'By the books there are fewer of these goods than should leave. Count what has come first.',
      { nextActions: ['adjustStock'] },
    );
  }
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
    if (constraint === noFewerThanNone) throw new FewerOnTheBooks();
    throw new StockUnsettled('the stock changed while it was written', { cause: fault });
  }
}
