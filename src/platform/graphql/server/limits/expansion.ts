import { add, type DocumentCheck, foldFields } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

/** Thirty fragments that spread each other twice are a thousand million fields. */
export const tooManyExpandedFields: DocumentCheck<DocumentLimits> = (document, limits) => {
  for (const operation of document.operations) {
    const fields = foldFields(
      document,
      operation.selectionSet,
      (field, fold) => 1 + (field.selectionSet ? fold(field.selectionSet) : 0),
      add,
    );
    if (fields > limits.expandedFields)
      return `An operation holds more than ${limits.expandedFields} fields once its fragments are written out.`;
  }
  return undefined;
};
