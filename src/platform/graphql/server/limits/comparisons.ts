import { Kind } from 'graphql';
import { type DocumentCheck, responseName, writtenSelections } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

/**
 * Validation asks of every two fields of one response name whether they can be merged: n fields cost n * n.
 * The pairs are counted over the whole document, which is never less than what validation compares.
 */
export const tooManyComparisons: DocumentCheck<DocumentLimits> = (document, limits) => {
  const seen = new Map<string, number>();
  let pairs = 0;
  for (const node of writtenSelections(document)) {
    if (node.kind !== Kind.FIELD) continue;
    const name = responseName(node);
    const before = seen.get(name) ?? 0;
    pairs += before;
    seen.set(name, before + 1);
  }
  return pairs > limits.comparisons ? 'The document repeats the same fields too often.' : undefined;
};
