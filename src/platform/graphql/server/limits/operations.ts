import type { DocumentCheck } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

export const tooManyOperations: DocumentCheck<DocumentLimits> = ({ operations }, limits) =>
  operations.length > limits.operations
    ? `The document holds more than ${limits.operations} operations.`
    : undefined;
