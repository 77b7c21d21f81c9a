import { registerEnumType } from 'type-graphql';
import { type DeclineCode, declineReasons } from '../domain/decline-codes.js';
import { type IntentState, paymentIntentLifecycle } from '../domain/intent-lifecycle.js';
import {
  type OperationKind,
  type OperationPhase,
  operationKinds,
  paymentOperationLifecycle,
} from '../domain/operation.js';
import { type AttemptState, paymentAttemptLifecycle } from '../domain/payment-attempt.js';

type Described<Value extends string> = Record<Value, { description: string }>;

function namesOf<Value extends string>(values: readonly Value[]): Record<Value, Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

export const PaymentIntentStateEnum = namesOf(paymentIntentLifecycle.states);
const intentStates: Described<IntentState> = {
  REQUIRES_PAYMENT_METHOD: {
    description: 'Waits for a card; after a decline, `lastError` says why.',
  },
  REQUIRES_CONFIRMATION: { description: 'A card was chosen, and has to be confirmed.' },
  PROCESSING: { description: 'The provider is being asked.' },
  REQUIRES_ACTION: { description: 'The card holder has to do something: see `nextAction`.' },
  UNKNOWN: {
    description: 'The provider did not answer; it is being asked what became of the payment.',
  },
  CONFLICTED: {
    description: 'The provider speaks of another amount than ours. People look after it.',
  },
  AUTHORIZED: { description: 'The money is held on the card.' },
  PARTIALLY_AUTHORIZED: { description: 'Less than was asked is held on the card.' },
  PARTIALLY_CAPTURED: { description: 'A part was taken, the rest is held.' },
  CAPTURED: { description: 'The money was taken; nothing is held any more.' },
  PARTIALLY_REFUNDED: { description: 'A part of what was taken was given back.' },
  REFUNDED: { description: 'All that was taken was given back.' },
  DISPUTED: { description: 'The card holder contests the payment at their bank.' },
  CHARGED_BACK: { description: "The card holder's bank has taken the money back." },
  VOIDED: { description: 'The hold was given up before anything was taken.' },
  EXPIRED: { description: 'Nobody paid in time, or the hold has lapsed.' },
  CANCELED: { description: 'It was given up before anything was authorised.' },
  FAILED: { description: 'What became of it could not be found out in time.' },
};
registerEnumType(PaymentIntentStateEnum, {
  name: 'PaymentIntentState',
  description: 'Where a payment stands.',
  valuesConfig: intentStates,
});

export const PaymentAttemptStateEnum = namesOf(paymentAttemptLifecycle.states);
const attemptStates: Described<AttemptState> = {
  REQUESTED: { description: 'Written down; the provider has not been called.' },
  PROCESSING: { description: 'The provider has been called.' },
  REQUIRES_ACTION: { description: 'Waits for the card holder.' },
  UNKNOWN: { description: 'The provider did not answer, and is being asked.' },
  CONFLICTED: { description: 'The provider speaks of another amount than ours.' },
  SUCCEEDED: { description: 'Brought the money.' },
  DECLINED: { description: "Refused by the card holder's bank." },
  CANCELED: { description: 'Given up, by us or at the provider.' },
  FAILED: { description: 'Never processed, or not found out about in time.' },
  REVERSING: { description: 'Succeeded too late; its money is being given back.' },
  REVERSED: { description: 'Succeeded too late; its money was given back.' },
};
registerEnumType(PaymentAttemptStateEnum, {
  name: 'PaymentAttemptState',
  description: 'Where one attempt to pay stands.',
  valuesConfig: attemptStates,
});

export const PaymentOperationKindEnum = namesOf(operationKinds);
const kinds: Described<OperationKind> = {
  AUTHORIZE: { description: 'Hold the money.' },
  CAPTURE: { description: 'Take held money.' },
  VOID: { description: 'Give up a hold.' },
  REFUND: { description: 'Give taken money back.' },
  UNDO_CAPTURE: { description: 'A capture had succeeded, and has failed after all.' },
  UNDO_REFUND: { description: 'A refund had succeeded, and has failed after all.' },
};
registerEnumType(PaymentOperationKindEnum, {
  name: 'PaymentOperationKind',
  description: 'What was asked of the provider, or taken back by it.',
  valuesConfig: kinds,
});

export const PaymentOperationPhaseEnum = namesOf(paymentOperationLifecycle.states);
const phases: Described<OperationPhase> = {
  REQUESTED: { description: 'Under way.' },
  UNKNOWN: { description: 'The provider did not answer, and is being asked.' },
  SUCCEEDED: { description: 'The provider has done it.' },
  FAILED: { description: 'Not done, and it will not be.' },
};
registerEnumType(PaymentOperationPhaseEnum, {
  name: 'PaymentOperationPhase',
  description: 'How far an operation has come.',
  valuesConfig: phases,
});

export const CaptureMethodEnum = namesOf(['AUTOMATIC', 'MANUAL'] as const);
registerEnumType(CaptureMethodEnum, {
  name: 'CaptureMethod',
  description: 'When the money is taken.',
  valuesConfig: {
    AUTOMATIC: { description: 'Together with its authorisation.' },
    MANUAL: { description: 'It is held first, and taken when the goods go.' },
  },
});

const declineCodes = Object.keys(declineReasons) as DeclineCode[];
export const PaymentErrorCodeEnum = namesOf(declineCodes);
registerEnumType(PaymentErrorCodeEnum, {
  name: 'PaymentErrorCode',
  description: 'Why an attempt brought no money.',
  valuesConfig: Object.fromEntries(
    declineCodes.map((code) => [code, { description: declineReasons[code].messages.en }]),
  ) as Described<DeclineCode>,
});

export const PaymentAlternativeEnum = namesOf([
  'SAME_CARD_AGAIN',
  'CHECK_DETAILS',
  'AUTHENTICATE_AGAIN',
  'OTHER_CARD',
  'CONTACT_BANK',
  'LATER',
] as const);
registerEnumType(PaymentAlternativeEnum, {
  name: 'PaymentAlternative',
  description: 'What a buyer may do after a decline.',
  valuesConfig: {
    SAME_CARD_AGAIN: { description: 'Try the same card again.' },
    CHECK_DETAILS: { description: 'Enter the card again, with care.' },
    AUTHENTICATE_AGAIN: { description: "Go through the bank's verification again." },
    OTHER_CARD: { description: 'Use another card.' },
    CONTACT_BANK: { description: 'Ask the bank.' },
    LATER: { description: 'Try again later.' },
  },
});
