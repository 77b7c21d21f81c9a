import { type ASTNode, Kind, type ValueNode, visit } from 'graphql';
import type { DocumentCheck } from './document-index.js';
import type { DocumentLimits } from './document-limits.js';

export const literalsTooNested: DocumentCheck<DocumentLimits> = ({ ast }, limits) => {
  let deepest = 0;
  const measure = (value: ValueNode): false => {
    deepest = Math.max(deepest, nestingOf(value));
    return false;
  };
  visit(ast, { ListValue: measure, ObjectValue: measure });
  return deepest > limits.nesting
    ? `A literal nests more than ${limits.nesting} lists and objects.`
    : undefined;
};

function nestingOf(value: ValueNode): number {
  let nesting = 0;
  for (let level: ASTNode[] = [value]; level.length > 0; nesting++) level = level.flatMap(within);
  return nesting - 1;
}

function within(node: ASTNode): readonly ASTNode[] {
  if (node.kind === Kind.LIST) return node.values;
  return node.kind === Kind.OBJECT ? node.fields.map((field) => field.value) : [];
}
