import { defineEntity, p } from '@mikro-orm/core';
import { type CaptureTrigger } from '../domain/capture-trigger.js';
import { Fulfilment } from '../domain/fulfilment.js';
import { FulfilmentLine } from '../domain/fulfilment-line.js';
import type { IdentityCheck } from '../domain/identity-check.js';
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
    offeredUntil: p.datetime().nullable(),
    keepUntil: p.datetime().nullable(),
    remindAt: p.datetime().nullable(),
    identityCheck: p.text().$type<IdentityCheck>().nullable(),
    identityCheckedAt: p.datetime().nullable(),
    collectorEmail: p.text().nullable(),
    car: p.text().nullable(),
    waitedSeconds: p.integer().nullable(),
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
    refused: p.integer(),
    totalMinor: p.bigint('number'),
    position: p.integer(),
  },
});
