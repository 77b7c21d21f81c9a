import { tooManyAliases } from './aliases.js';
import { tooManyComparisons } from './comparisons.js';
import { tooDeep } from './depth.js';
import { tooManyDirectives } from './directives.js';
import type { DocumentCheck, DocumentIndex } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';
import { tooManyExpandedFields } from './expansion.js';
import { fragmentsInACircle } from './fragment-cycles.js';
import { literalsTooNested } from './literal-nesting.js';
import { tooManyOperations } from './operations.js';
import { tooManyRootFields } from './root-fields.js';
import { tooLarge } from './size.js';
import { tooManyTokens } from './tokens.js';

/** Why the text is too much to be parsed at all. */
export function refuseSource(source: string, limits: DocumentLimits): string | undefined {
  return tooLarge(source, limits) ?? tooManyTokens(source, limits);
}

const checks: readonly DocumentCheck<DocumentLimits>[] = [
  tooManyOperations,
  tooManyAliases,
  tooManyDirectives,
  literalsTooNested,
  tooManyComparisons,
  fragmentsInACircle,
  tooManyRootFields,
  tooDeep,
  tooManyExpandedFields,
];

/** Why the document is too much to be validated. */
export function refuseDocument(
  document: DocumentIndex,
  limits: DocumentLimits,
): string | undefined {
  for (const check of checks) {
    const reason = check(document, limits);
    if (reason) return reason;
  }
  return undefined;
}
