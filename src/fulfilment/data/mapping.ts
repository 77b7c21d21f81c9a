import { defineEntity, p } from '@mikro-orm/core';
import type { CaptureTrigger } from '../domain/fulfilment.js';
import { Fulfilment, FulfilmentLine } from '../domain/fulfilment.js';
import type { FulfilmentKind, FulfilmentState } from '../domain/lifecycles.js';

/** The columns of a fulfilment; its lines are read beside it, because the domain knows no collections. */
export const FulfilmentSchema = defineEntity({
  class: Fulfilment,
  tableName: 'fulfilment',
  properties: {
    id: p.uuid().primary(),
    orderId: p.uuid(),
    orderNumber: p.text(),
    kind: p.text().$type<FulfilmentKind>(),
    state: p.text().$type<FulfilmentState>(),
    stockFrom: p.uuid(),
    collectAt: p.uuid().nullable(),
    taskAt: p.uuid(),
    captureTrigger: p.text().$type<CaptureTrigger>(),
    collectorName: p.text(),
    shippingMinor: p.bigint('number'),
    chargedMinor: p.bigint('number'),
    promisedAt: p.datetime(),
    keepUntil: p.datetime().nullable(),
    bay: p.text().nullable(),
    trackingCode: p.text().nullable(),
    handledBy: p.text().nullable(),
    codeFailures: p.integer(),
    codeLockedUntil: p.datetime().nullable(),
    plannedAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    readyAt: p.datetime().nullable(),
    arrivedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** The columns of a fulfilment's line. */
export const FulfilmentLineSchema = defineEntity({
  class: FulfilmentLine,
  tableName: 'fulfilment_line',
  properties: {
    id: p.uuid().primary(),
    fulfilmentId: p.uuid(),
    orderLineId: p.uuid(),
    variantId: p.uuid(),
    sku: p.text(),
    title: p.json().$type<Record<string, string>>(),
    quantity: p.integer(),
    picked: p.integer().nullable(),
    handedOver: p.integer(),
    totalMinor: p.bigint('number'),
    position: p.integer(),
  },
});
