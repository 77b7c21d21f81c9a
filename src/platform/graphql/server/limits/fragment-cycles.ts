import { Kind, type SelectionSetNode } from 'graphql';
import type { DocumentCheck } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

/** Comes first of all checks that follow spreads: they rely on there being no circle. */
export const fragmentsInACircle: DocumentCheck<DocumentLimits> = ({ fragments }) => {
  const done = new Set<string>();
  const open = new Set<string>();
  const leadsBack = (name: string): boolean => {
    if (open.has(name)) return true;
    const fragment = fragments.get(name);
    if (!fragment || done.has(name)) return false;
    open.add(name);
    const found = spreadsIn(fragment.selectionSet).some(leadsBack);
    open.delete(name);
    done.add(name);
    return found;
  };
  for (const name of fragments.keys())
    if (leadsBack(name)) return 'The fragments of the document spread each other in a circle.';
  return undefined;
};

function spreadsIn(set: SelectionSetNode): string[] {
  const names: string[] = [];
  const waiting = [...set.selections];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === Kind.FRAGMENT_SPREAD) names.push(node.name.value);
    else if (node.selectionSet) waiting.push(...node.selectionSet.selections);
  }
  return names;
}
