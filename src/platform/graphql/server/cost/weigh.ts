import { dependsOnVariables, type PageSizes, rowsOf } from './page-size.js';
import type { CostNode } from './plan-cost.js';

/**
 * How many values the answer may hold: every field counts once for each row it is asked for. A connection
 * holds as many rows as its page, a plain list as many as is usual.
 */
export function weigh(
  node: CostNode,
  variables: Readonly<Record<string, unknown>>,
  sizes: PageSizes,
  pageAround?: number,
): number {
  const page = node.page === undefined ? undefined : rowsOf(node.page, variables, sizes);
  const rows = node.isList ? (page ?? pageAround ?? sizes.plainList) : 1;
  const pageWithin = node.isList ? undefined : page;
  let each = 1 + node.leaves;
  for (const child of node.children) each += weigh(child, variables, sizes, pageWithin);
  return rows * each;
}

/** True where the weight is the same for all variables, so that it is found out only once. */
export function isFixed(node: CostNode): boolean {
  return !dependsOnVariables(node.page ?? []) && node.children.every(isFixed);
}
