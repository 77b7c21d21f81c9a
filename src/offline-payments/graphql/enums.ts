import { registerEnumType } from 'type-graphql';
import type { PayoutReason } from '../data/tables.js';
import type { PayoutState, TillSessionState } from '../domain/lifecycles.js';

export const TillSessionStateEnum: Record<TillSessionState, TillSessionState> = {
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
};
registerEnumType(TillSessionStateEnum, {
  name: 'TillSessionState',
  description: 'Where a till stands.',
  valuesConfig: {
    OPEN: { description: 'Money may go in and out.' },
    CLOSED: { description: 'It was counted, and nothing moves any more.' },
  },
});

export const PayoutStateEnum: Record<PayoutState, PayoutState> = { OWED: 'OWED', PAID: 'PAID' };
registerEnumType(PayoutStateEnum, {
  name: 'PayoutState',
  description: 'Whether money that has to go out by hand has gone.',
  valuesConfig: {
    OWED: { description: 'Somebody has to pay it out.' },
    PAID: { description: 'It was handed out, or the bank was told to send it.' },
  },
});

export const PayoutReasonEnum: Record<PayoutReason, PayoutReason> = {
  REFUND: 'REFUND',
  OVERPAID: 'OVERPAID',
  NOT_PAID_IN_TIME: 'NOT_PAID_IN_TIME',
  NOT_OURS: 'NOT_OURS',
};
registerEnumType(PayoutReasonEnum, {
  name: 'PayoutReason',
  description: 'Why money has to go out.',
  valuesConfig: {
    REFUND: { description: 'A refund was asked for.' },
    OVERPAID: { description: 'More came than was to be paid.' },
    NOT_PAID_IN_TIME: { description: 'Only a part came in time, or the payment was given up.' },
    NOT_OURS: { description: 'A transfer that pays nothing goes back.' },
  },
});
