/** What every mutation of the journeys reads of a refusal: its type, and the sentence for people. */
export const refusal = '... on UserError { code message retryable nextActions }';

export const money = '{ amountMinor currency }';
