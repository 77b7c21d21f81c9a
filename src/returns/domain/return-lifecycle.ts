import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * The life of a return: asked for, agreed to, on its way or at a counter, there, looked at, paid back. One whose goods are
 * not sent or brought in time ends as if its buyer had cancelled it.
 */
export const returnLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { approve: 'APPROVED', decline: 'DECLINED', cancel: 'CANCELED' },
  APPROVED: { send: 'IN_TRANSIT', bring: 'AT_COUNTER', cancel: 'CANCELED', expire: 'CANCELED' },
  IN_TRANSIT: { bring: 'AT_COUNTER', receive: 'RECEIVED', cancel: 'CANCELED' },
  AT_COUNTER: { receive: 'RECEIVED', cancel: 'CANCELED' },
  RECEIVED: { inspect: 'INSPECTED' },
  INSPECTED: { complete: 'COMPLETED' },
  DECLINED: {},
  COMPLETED: {},
  CANCELED: {},
});
export type ReturnState = StateOf<typeof returnLifecycle>;

/** What becomes of a unit that has come back. */
export const dispositions = ['RESTOCK', 'QUARANTINE', 'DAMAGED'] as const;
export type Disposition = (typeof dispositions)[number];

/** How goods come back: with a label, or over the counter of any store. */
export const returnMethods = ['LABEL', 'STORE'] as const;
export type ReturnMethod = (typeof returnMethods)[number];
