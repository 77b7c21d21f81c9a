import { Kind } from 'graphql';
import { type DocumentIndex, isIntrospection, writtenSelections } from './document-index.js';

/** True where any operation asks for the schema itself. */
export function asksForSchema(document: DocumentIndex): boolean {
  for (const node of writtenSelections(document))
    if (node.kind === Kind.FIELD && isIntrospection(node)) return true;
  return false;
}
