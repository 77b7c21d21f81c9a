import { Kind } from 'graphql';
import { type DocumentCheck, writtenSelections } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

/** Aliases let one request try a password, a voucher or a code many times over. */
export const tooManyAliases: DocumentCheck<DocumentLimits> = (document, limits) => {
  let aliases = 0;
  for (const node of writtenSelections(document))
    if (node.kind === Kind.FIELD && node.alias) aliases++;
  return aliases > limits.aliases
    ? `The document holds more than ${limits.aliases} aliases.`
    : undefined;
};
