import type { FieldNode, SelectionSetNode } from 'graphql';
import {
  type DocumentCheck,
  type DocumentIndex,
  foldFields,
  isIntrospection,
} from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

/** Questions about the schema are deeper by nature, and have an allowance of their own. */
export const tooDeep: DocumentCheck<DocumentLimits> = (document, limits) => {
  for (const { selectionSet } of document.operations) {
    if (depthOf(document, selectionSet, (field) => !isIntrospection(field)) > limits.depth)
      return `An operation is deeper than ${limits.depth} levels.`;
    if (depthOf(document, selectionSet, isIntrospection) > limits.introspectionDepth)
      return `A question about the schema is deeper than ${limits.introspectionDepth} levels.`;
  }
  return undefined;
};

function depthOf(
  document: DocumentIndex,
  set: SelectionSetNode,
  counts: (root: FieldNode) => boolean,
): number {
  const below = (field: FieldNode, fold: (set: SelectionSetNode) => number): number =>
    1 + (field.selectionSet ? fold(field.selectionSet) : 0);
  return foldFields(
    document,
    set,
    (root) =>
      counts(root)
        ? 1 + (root.selectionSet ? foldFields(document, root.selectionSet, below, Math.max) : 0)
        : 0,
    Math.max,
  );
}
