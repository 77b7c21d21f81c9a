import { type DocumentCheck, writtenSelections } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

export const tooManyDirectives: DocumentCheck<DocumentLimits> = (document, limits) => {
  let directives = 0;
  for (const definition of document.ast.definitions)
    directives += 'directives' in definition ? (definition.directives?.length ?? 0) : 0;
  for (const node of writtenSelections(document)) directives += node.directives?.length ?? 0;
  return directives > limits.directives
    ? `The document holds more than ${limits.directives} directives.`
    : undefined;
};
