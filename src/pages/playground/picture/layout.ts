import type { GraphEdge, GraphNode, SchemaGraph } from './graph.js';
import type { Group } from './groups.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends GraphNode, Box {}

export interface PlacedGroup extends Box {
  readonly group: Group;
}

export interface PlacedEdge extends GraphEdge {
  /** The line, as the `d` of an SVG path. */
  readonly line: string;
}

export interface Layout extends Box {
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly PlacedGroup[];
  readonly edges: readonly PlacedEdge[];
}

/** The parts stand in columns, the conductor on the left and those that know nobody on the right. */
const columns: readonly (readonly Group[])[] = [
  ['roots', 'shared'],
  ['storefront', 'orders', 'returns'],
  ['carts', 'visits', 'fulfilment'],
  ['payments', 'sharing', 'instalments'],
  ['stored-value', 'offline-payments', 'approvals'],
  ['transfers', 'sourcing', 'stock', 'pricing', 'catalog'],
  ['locations', 'customers', 'devices', 'webhooks'],
];

const node = { width: 208, height: 30, gap: 8 };
const group = { padding: 14, title: 30, gap: 36 };
const columnGap = 110;
const maxRows = 14;

export function layOut({ nodes, edges }: SchemaGraph): Layout {
  const placed: PlacedNode[] = [];
  const frames: PlacedGroup[] = [];
  let x = 0;
  let bottom = 0;
  for (const column of columns) {
    let y = 0;
    let width = 0;
    for (const name of column) {
      const members = inOrder(
        nodes.filter((each) => each.group === name),
        edges,
      );
      if (members.length === 0) continue;
      const frame = frameOf(name, members.length, x, y);
      frames.push(frame);
      placed.push(...members.map((member, index) => place(member, index, frame)));
      y += frame.height + group.gap;
      width = Math.max(width, frame.width);
    }
    bottom = Math.max(bottom, y - group.gap);
    if (width > 0) x += width + columnGap;
  }
  const byName = new Map(placed.map((each) => [each.name, each]));
  return {
    x: 0,
    y: 0,
    width: Math.max(0, x - columnGap),
    height: bottom,
    nodes: placed,
    groups: frames,
    edges: edges.flatMap((edge) => {
      const from = byName.get(edge.from);
      const to = byName.get(edge.to);
      return from && to ? [{ ...edge, line: lineOf(from, to) }] : [];
    }),
  };
}

/** Those to which most leads come first: they are what a part is about. */
function inOrder(members: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const weight = (name: string) =>
    edges.filter((edge) => edge.to === name || edge.from === name).length;
  const weights = new Map(members.map(({ name }) => [name, weight(name)]));
  return members.toSorted(
    (a, b) =>
      (weights.get(b.name) ?? 0) - (weights.get(a.name) ?? 0) || a.name.localeCompare(b.name),
  );
}

function frameOf(name: Group, count: number, x: number, y: number): PlacedGroup {
  const ranks = Math.ceil(count / maxRows);
  const rows = Math.ceil(count / ranks);
  return {
    group: name,
    x,
    y,
    width: ranks * node.width + (ranks - 1) * group.padding + 2 * group.padding,
    height: group.title + rows * (node.height + node.gap) - node.gap + group.padding,
  };
}

function place(member: GraphNode, index: number, frame: PlacedGroup): PlacedNode {
  const ranks = Math.round((frame.width - group.padding) / (node.width + group.padding));
  const rank = index % ranks;
  const row = Math.floor(index / ranks);
  return {
    ...member,
    x: frame.x + group.padding + rank * (node.width + group.padding),
    y: frame.y + group.title + row * (node.height + node.gap),
    width: node.width,
    height: node.height,
  };
}

/** From the side that faces the other; within a column it swings out to the right. */
function lineOf(from: PlacedNode, to: PlacedNode): string {
  const startY = from.y + from.height / 2;
  const endY = to.y + to.height / 2;
  const right = (box: Box) => box.x + box.width;
  if (right(from) < to.x) return curve(right(from), startY, to.x, endY, 1, 1);
  if (right(to) < from.x) return curve(from.x, startY, right(to), endY, -1, -1);
  return curve(right(from), startY, right(to), endY, 1, -1);
}

function curve(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  leave: 1 | -1,
  arrive: 1 | -1,
): string {
  const reach = Math.max(36, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + leave * reach} ${y1} ${x2 - arrive * reach} ${y2} ${x2} ${y2}`;
}
