import { describedEnum } from '../../platform/graphql/described-enum.js';
import { type Alternative, type DeclineCode, declineReasons } from '../domain/decline-codes.js';
import { type IntentState } from '../domain/intent-lifecycle.js';
import { type OperationKind, type OperationPhase } from '../domain/operation.js';
import { type ActionReason, type AttemptState } from '../domain/payment-attempt.js';
import type { CaptureMethod, PaymentPurpose } from '../domain/payment-wish.js';
import type { Initiator, ScaExemption, ScaResult } from '../domain/sca.js';

export const PaymentIntentStateEnum = describedEnum(
  'PaymentIntentState',
  'Where a payment stands.',
  {
    REQUIRES_PAYMENT_METHOD: 'Waits for a card; after a decline, `lastError` says why.',
    REQUIRES_CONFIRMATION: 'A card was chosen, and has to be confirmed.',
    PROCESSING: 'The provider is being asked.',
    REQUIRES_ACTION: 'The card holder has to do something: see `nextAction`.',
    UNKNOWN: 'The provider did not answer; it is being asked what became of the payment.',
    CONFLICTED: 'The provider speaks of another amount than ours. People look after it.',
    AUTHORIZED: 'The money is held on the card.',
    PARTIALLY_AUTHORIZED: 'Less than was asked is held on the card.',
    PARTIALLY_CAPTURED: 'A part was taken, the rest is held.',
    CAPTURED: 'The money was taken; nothing is held any more.',
    PARTIALLY_REFUNDED: 'A part of what was taken was given back.',
    REFUNDED: 'All that was taken was given back.',
    DISPUTED: 'The card holder contests the payment at their bank.',
    CHARGED_BACK: "The card holder's bank has taken the money back.",
    VOIDED: 'The hold was given up before anything was taken.',
    EXPIRED: 'Nobody paid in time, or the hold has lapsed.',
    CANCELED: 'It was given up before anything was authorised.',
    FAILED: 'What became of it could not be found out in time.',
  } satisfies Record<IntentState, string>,
);

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

export const PaymentAttemptStateEnum = describedEnum(
  'PaymentAttemptState',
  'Where one attempt to pay stands.',
  {
    REQUESTED: 'Written down; the provider has not been called.',
    PROCESSING: 'The provider has been called.',
    REQUIRES_ACTION: 'Waits for the card holder.',
    UNKNOWN: 'The provider did not answer, and is being asked.',
    CONFLICTED: 'The provider speaks of another amount than ours.',
    SUCCEEDED: 'Brought the money.',
    DECLINED: "Refused by the card holder's bank.",
    CANCELED: 'Given up, by us or at the provider.',
    FAILED: 'Never processed, or not found out about in time.',
    REVERSING: 'Succeeded too late; its money is being given back.',
    REVERSED: 'Succeeded too late; its money was given back.',
  } satisfies Record<AttemptState, string>,
);

export const PaymentOperationKindEnum = describedEnum(
  'PaymentOperationKind',
  'What was asked of the provider, or taken back by it.',
  {
    AUTHORIZE: 'Hold the money.',
    CAPTURE: 'Take held money.',
    VOID: 'Give up a hold.',
    REFUND: 'Give taken money back.',
    EXTEND: 'Hold the money for longer.',
    UNDO_CAPTURE: 'A capture had succeeded, and has failed after all.',
    UNDO_REFUND: 'A refund had succeeded, and has failed after all.',
  } satisfies Record<OperationKind, string>,
);

export const PaymentOperationPhaseEnum = describedEnum(
  'PaymentOperationPhase',
  'How far an operation has come.',
  {
    REQUESTED: 'Under way.',
    UNKNOWN: 'The provider did not answer, and is being asked.',
    SUCCEEDED: 'The provider has done it.',
    FAILED: 'Not done, and it will not be.',
  } satisfies Record<OperationPhase, string>,
);

export const CaptureMethodEnum = describedEnum('CaptureMethod', 'When the money is taken.', {
  AUTOMATIC: 'Together with its authorisation.',
  MANUAL: 'It is held first, and taken when the goods go.',
} satisfies Record<CaptureMethod, string>);

export const PaymentPurposeEnum = describedEnum('PaymentPurpose', 'What money is wanted for.', {
  PURCHASE: 'The price of goods.',
  DEPOSIT: 'Held in case somebody does not come; never taken unless somebody says so.',
  USAGE:
    'What was used, where no goods leave: it is taken of a sum that is held, and the rest released, or at once from a saved payment method.',
  INSTALMENT: 'A part of the price of goods that was to be paid later.',
} satisfies Record<PaymentPurpose, string>);

const declineCodes = Object.keys(declineReasons) as DeclineCode[];
export const PaymentErrorCodeEnum = describedEnum(
  'PaymentErrorCode',
  'Why an attempt brought no money.',
  Object.fromEntries(
    declineCodes.map((code) => [code, declineReasons[code].messages.en]),
  ) as Record<DeclineCode, string>,
);

export const PaymentAlternativeEnum = describedEnum(
  'PaymentAlternative',
  'What a buyer may do after a decline.',
  {
    SAME_CARD_AGAIN: 'Try the same card again.',
    CHECK_DETAILS: 'Enter the card again, with care.',
    AUTHENTICATE_AGAIN: "Go through the bank's verification again.",
    OTHER_CARD: 'Use another card.',
    CONTACT_BANK: 'Ask the bank.',
    LATER: 'Try again later.',
  } satisfies Record<Alternative, string>,
);
