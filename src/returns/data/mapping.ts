import { defineEntity, p } from '@mikro-orm/core';
import type { ReturnMethod, ReturnState } from '../domain/return-lifecycle.js';
import { ReturnLine, ReturnOrder } from '../domain/return-order.js';

/** The columns of a return; its lines are read beside it. */
export const ReturnOrderSchema = defineEntity({
  class: ReturnOrder,
  tableName: 'return_order',
  properties: {
    id: p.uuid().primary(),
    number: p.text(),
    orderId: p.uuid(),
    orderNumber: p.text(),
    state: p.text().$type<ReturnState>(),
    method: p.text().$type<ReturnMethod>(),
    locationId: p.uuid().nullable(),
    customerId: p.uuid().nullable(),
    guestKey: p.text().nullable(),
    note: p.text().nullable(),
    dueAt: p.datetime().nullable(),
    decisionNote: p.text().nullable(),
    trackingCode: p.text().nullable(),
    channel: p.text(),
    requestedByKind: p.text(),
    requestedById: p.text().nullable(),
    requestedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    receivedAt: p.datetime().nullable(),
    inspectedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** The columns of a return's line. */
export const ReturnLineSchema = defineEntity({
  class: ReturnLine,
  tableName: 'return_line',
  properties: {
    id: p.uuid().primary(),
    returnId: p.uuid(),
    orderLineId: p.uuid(),
    variantId: p.uuid(),
    sku: p.text(),
    title: p.json().$type<Record<string, string>>(),
    quantity: p.integer(),
    received: p.integer().nullable(),
    inspected: p.integer(),
    reasonCode: p.text(),
    note: p.text().nullable(),
    position: p.integer(),
  },
});
