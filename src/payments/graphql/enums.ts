import { registerEnumType } from 'type-graphql';
import { type DeclineCode, declineReasons } from '../domain/decline-codes.js';
import { type IntentState, paymentIntentLifecycle } from '../domain/intent-lifecycle.js';
import {
  type OperationKind,
  type OperationPhase,
  operationKinds,
  paymentOperationLifecycle,
} from '../domain/operation.js';
import {
  type ActionReason,
  type AttemptState,
  paymentAttemptLifecycle,
} from '../domain/payment-attempt.js';
import { paymentPurposes } from '../domain/payment-wish.js';
import type { Initiator, ScaExemption, ScaResult } from '../domain/sca.js';
import { describedEnum, namesOf } from './enum-names.js';

type Described<Value extends string> = Record<Value, { description: string }>;

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

export const PaymentActionReasonEnum = describedEnum(
  'PaymentActionReason',
  'Why the card holder has to do something.',
  {
    AUTHENTICATION: 'Their bank verifies that it is them.',
    STEP_UP:
      'Their bank wants to verify them after all, though the shop had asked to spare them, or had charged in their absence.',
  } satisfies Record<ActionReason, string>,
);
export const PaymentInitiatorEnum = describedEnum('PaymentInitiator', 'Who has begun an attempt.', {
  CUSTOMER: 'The customer, or somebody for them who is with them.',
  MERCHANT: 'The shop, in the absence of the customer, as they have agreed.',
} satisfies Record<Initiator, string>);
export const ScaExemptionEnum = describedEnum(
  'ScaExemption',
  'Why the card holder need not be authenticated.',
  {
    LOW_VALUE: 'At most 30 EUR, and not too often since they were last authenticated.',
    TRA: 'The risk was analysed, and found low.',
    MIT: 'The shop charges in their absence, as they have agreed.',
    MOTO: 'It is an order by telephone.',
  } satisfies Record<ScaExemption, string>,
);
export const ScaResultEnum = describedEnum(
  'ScaResult',
  'What became of the authentication of the card holder.',
  {
    PENDING: 'Their bank waits for them.',
    CHALLENGED: 'They have proved who they are.',
    FRICTIONLESS: 'Their bank has recognised them without a question.',
    EXEMPTED: 'They were spared, as the shop had asked.',
    FAILED: 'They could not prove who they are, or did not want to.',
    REFUSED: 'Their bank has refused to spare them.',
  } satisfies Record<ScaResult, string>,
);

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
  EXTEND: { description: 'Hold the money for longer.' },
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

export const PaymentPurposeEnum = namesOf(paymentPurposes);
registerEnumType(PaymentPurposeEnum, {
  name: 'PaymentPurpose',
  description: 'What money is wanted for.',
  valuesConfig: {
    PURCHASE: { description: 'The price of goods.' },
    DEPOSIT: {
      description: 'Held in case somebody does not come; never taken unless somebody says so.',
    },
    USAGE: { description: 'Held up to a sum; what was used is taken, and the rest released.' },
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
