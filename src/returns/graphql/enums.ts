import { registerEnumType } from 'type-graphql';
import type { Disposition, ReturnMethod, ReturnState } from '../domain/return-lifecycle.js';

export const ReturnStateEnum: Record<ReturnState, ReturnState> = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  DECLINED: 'DECLINED',
  IN_TRANSIT: 'IN_TRANSIT',
  AT_COUNTER: 'AT_COUNTER',
  RECEIVED: 'RECEIVED',
  INSPECTED: 'INSPECTED',
  COMPLETED: 'COMPLETED',
  CANCELED: 'CANCELED',
};
registerEnumType(ReturnStateEnum, {
  name: 'ReturnState',
  description: 'How far a return is.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for; somebody of the shop has to agree.' },
    APPROVED: { description: 'The goods may be sent, or brought to any store.' },
    DECLINED: { description: 'The shop does not take the goods back.' },
    IN_TRANSIT: { description: 'The parcel is with the carrier.' },
    AT_COUNTER: { description: 'The goods are at a counter.' },
    RECEIVED: { description: 'What has come was counted.' },
    INSPECTED: { description: 'Every unit was looked at; the money is still to be given back.' },
    COMPLETED: { description: 'The goods are back, and so is the money, or it is on its way.' },
    CANCELED: { description: 'The buyer keeps the goods.' },
  },
});

export const DispositionEnum: Record<Disposition, Disposition> = {
  RESTOCK: 'RESTOCK',
  QUARANTINE: 'QUARANTINE',
  DAMAGED: 'DAMAGED',
};
registerEnumType(DispositionEnum, {
  name: 'Disposition',
  description: 'What becomes of a unit that has come back.',
  valuesConfig: {
    RESTOCK: { description: 'It is sold again, in the place where it was received.' },
    QUARANTINE: { description: 'It is set aside until somebody has looked closer.' },
    DAMAGED: { description: 'It is good for nothing.' },
  },
});

export const ReturnMethodEnum: Record<ReturnMethod, ReturnMethod> = {
  LABEL: 'LABEL',
  STORE: 'STORE',
};
registerEnumType(ReturnMethodEnum, {
  name: 'ReturnMethod',
  description: 'How goods come back.',
  valuesConfig: {
    LABEL: { description: 'Sent back with a label.' },
    STORE: { description: 'Brought to the counter of any store.' },
  },
});

export const ReturnFaultEnum = { BUYER: 'BUYER', SHOP: 'SHOP' } as const;
registerEnumType(ReturnFaultEnum, {
  name: 'ReturnFault',
  description: 'On whose side the reason of a return lies.',
  valuesConfig: {
    BUYER: { description: 'The buyer bears what the label costs.' },
    SHOP: { description: 'The shop bears it.' },
  },
});

export const ShippingRefundEnum = {
  NEVER: 'NEVER',
  WITH_LAST: 'WITH_LAST',
  ALWAYS: 'ALWAYS',
} as const;
registerEnumType(ShippingRefundEnum, {
  name: 'ShippingRefund',
  description: 'Whether what sending the goods has cost is paid back.',
  valuesConfig: {
    NEVER: { description: 'It is not.' },
    WITH_LAST: { description: 'With the last goods of the order.' },
    ALWAYS: { description: 'With the first goods that come back.' },
  },
});
