import { defineEntity, p } from '@mikro-orm/core';
import type { TransferState } from '../domain/lifecycle.js';
import { Transfer, TransferLine } from '../domain/transfer.js';

/** The columns of a transfer; its lines are read beside it, because the domain knows no collections. */
export const TransferSchema = defineEntity({
  class: Transfer,
  tableName: 'transfer',
  properties: {
    id: p.uuid().primary(),
    fromLocationId: p.uuid(),
    toLocationId: p.uuid(),
    state: p.text().$type<TransferState>(),
    orderId: p.uuid().nullable(),
    orderNumber: p.text().nullable(),
    fulfilmentId: p.uuid().nullable(),
    reason: p.text(),
    requestedBy: p.text(),
    requestedAt: p.datetime(),
    sentAt: p.datetime().nullable(),
    expectedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    releasedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** The columns of a transfer's line. */
export const TransferLineSchema = defineEntity({
  class: TransferLine,
  tableName: 'transfer_line',
  properties: {
    id: p.uuid().primary(),
    transferId: p.uuid(),
    variantId: p.uuid(),
    orderLineId: p.uuid().nullable(),
    quantity: p.integer(),
    sent: p.integer(),
    received: p.integer(),
    lost: p.integer(),
    position: p.integer(),
  },
});
