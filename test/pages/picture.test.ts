import { introspectionFromSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../src/pages/playground/app/language/english.js';
import { french } from '../../src/pages/playground/app/language/french.js';
import { graphOf } from '../../src/pages/playground/picture/graph.js';
import { groups, groupsOf } from '../../src/pages/playground/picture/groups.js';
import { type Box, layOut } from '../../src/pages/playground/picture/layout.js';
import { modelOf, type SchemaModel } from '../../src/pages/playground/picture/schema-model.js';
import { search, usersOf } from '../../src/pages/playground/picture/search.js';
import { gatewaySchema } from '../../src/schema.js';

let model: SchemaModel;
beforeAll(async () => {
  model = modelOf(introspectionFromSchema(await gatewaySchema()).__schema);
});

const shapes = [
  { inputs: false, results: false },
  { inputs: true, results: false },
  { inputs: true, results: true },
];

describe('the picture of the schema', () => {
  it('puts the types of a module together', () => {
    const groupByType = groupsOf(model);
    const groupOf = (name: string) => groupByType.get(name);
    expect(groupOf('Query')).toBe('roots');
    expect(groupOf('Variant')).toBe('catalog');
    expect(groupOf('Location')).toBe('locations');
    expect(groupOf('StockLevel')).toBe('stock');
    expect(groupOf('CartLine')).toBe('carts');
    expect(groupOf('Pickup')).toBe('fulfilment');
    expect(groupOf('OrderLine')).toBe('orders');
    expect(groupOf('PaymentIntent')).toBe('payments');
    expect(groupOf('Customer')).toBe('customers');
    expect(groupOf('PickupOption')).toBe('storefront');
    expect(groupOf('WebhookEndpoint')).toBe('webhooks');
    expect(groupOf('GiftCard')).toBe('stored-value');
    expect(groupOf('TillSession')).toBe('offline-payments');
    expect(groupOf('InstalmentPlan')).toBe('instalments');
    expect(groupOf('SharedPayment')).toBe('sharing');
    expect(groupOf('ReturnOrder')).toBe('returns');
    expect(groupOf('Transfer')).toBe('transfers');
    expect(groupOf('BankTransfer')).toBe('offline-payments');
    expect(groupOf('Device')).toBe('devices');
    expect(groupOf('Visit')).toBe('visits');
  });

  it.each([english, french])('has a title for each part', (words) => {
    expect(Object.keys(words.schema.groups).sort()).toEqual([...groups].sort());
  });

  it('knows a module for almost every type that is drawn', () => {
    const { nodes } = graphOf(model, { inputs: true, results: true });
    const shared = nodes.filter(({ group }) => group === 'shared').map(({ name }) => name);
    expect(shared.length).toBeLessThan(nodes.length / 10);
  });

  it('leads from a list to what is listed, past its pages', () => {
    const { nodes, edges } = graphOf(model, { inputs: false, results: false });
    expect(nodes.map(({ name }) => name)).not.toContain('ProductConnection');
    expect(edges).toContainEqual({ from: 'Query', to: 'Product', isKindOf: false });
    expect(edges).toContainEqual({ from: 'Fulfilment', to: 'Pickup', isKindOf: true });
  });

  it.each(shapes)('lays nothing over anything else: %o', (shown) => {
    const graph = graphOf(model, shown);
    const layout = layOut(graph);
    expect(layout.nodes).toHaveLength(graph.nodes.length);
    expect(layout.edges).toHaveLength(graph.edges.length);
    expect(overlaps(layout.nodes)).toEqual([]);
    expect(overlaps(layout.groups)).toEqual([]);
    for (const node of layout.nodes) {
      const frame = layout.groups.find(({ group }) => group === node.group);
      expect(frame && isWithin(node, frame)).toBe(true);
      expect(isWithin(node, layout)).toBe(true);
    }
  });

  it('finds a type by its name before those that only have such a field', () => {
    const found = search(model, 'cart');
    expect(found[0]).toBe('Cart');
    expect(found.indexOf('CartLine')).toBeLessThan(found.indexOf('Query'));
    expect(search(model, 'pickupPolicy')).toContain('Location');
    expect(search(model, '  ')).toEqual([]);
  });

  it('says what leads to a type', () => {
    expect(usersOf(model, 'StoreTask')).toEqual(
      expect.arrayContaining(['FulfilmentPayload', 'StoreTaskEvent']),
    );
  });
});

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      )
      .map((b) => `${JSON.stringify(a)} ${JSON.stringify(b)}`),
  );
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
