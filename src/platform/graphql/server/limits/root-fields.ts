import { add, type DocumentCheck, foldFields } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

export const tooManyRootFields: DocumentCheck<DocumentLimits> = (document, limits) => {
  for (const operation of document.operations)
    if (foldFields(document, operation.selectionSet, () => 1, add) > limits.rootFields)
      return `An operation holds more than ${limits.rootFields} root fields.`;
  return undefined;
};
