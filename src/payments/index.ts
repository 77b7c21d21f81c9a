export { attachHold } from './commands/attach-hold.js';
export { type BouncePayment, bouncePayment } from './commands/bounce-payment.js';
export { type CancelIntent, cancelIntent } from './commands/cancel-intent.js';
export { type ClaimCapture, claimCapture } from './commands/claim-capture.js';
export { type CreatePaymentIntent, createPaymentIntent } from './commands/create-payment-intent.js';
export { expireIntents } from './commands/expire-intents.js';
export { type HoldRest, holdRest } from './commands/hold-rest.js';
export { keepRest } from './commands/keep-rest.js';
export { type RenewHold, renewHold } from './commands/renew-hold.js';
export {
  type RequestAuthorization,
  requestAuthorization,
} from './commands/request-authorization.js';
export { type RequestHold, requestHold } from './commands/request-hold.js';
export { type RequestedPayment, requestPayment } from './commands/request-payment.js';
export { type RequestRefund, requestRefund } from './commands/request-refund.js';
export { type RequestVoid, requestVoid } from './commands/request-void.js';
export { type ChargeSavedMethod, chargeSavedMethod } from './commands/saved/charge-saved-method.js';
export { endOrderConsent, ordersWithConsent } from './commands/saved/end-order-consent.js';
export { type EndingHold, endingHolds } from './data/ending-holds.js';
export { type FamilyRecord, familyRecords } from './data/family-records.js';
export { FirstCall } from './data/first-call.js';
export { capturedOnce, lockPaymentsOfOrder } from './data/order-payments.js';
export {
  type OrderTenders,
  openOperationIds,
  orderTenders,
} from './data/order-tenders.js';
export {
  amountsOf,
  attemptsLoader,
  findIntents,
  intentLoader,
  intentsByOrderLoader,
  intentsOfOrder,
  type ReadIntent,
} from './data/reads.js';
export { methodOfPlan } from './data/saved-methods.js';
export type { PaymentAttemptRow, PaymentIntentRow } from './data/tables.js';
export { unpaidDeliveries } from './data/unpaid-deliveries.js';
export { disputeLifecycle } from './disputes/lifecycle.js';
export { type Amounts, capturableMinor, refundableMinor } from './domain/amounts.js';
export type { DeclineCode } from './domain/decline-codes.js';
export {
  type IntentState,
  isPromised,
  paymentIntentLifecycle,
} from './domain/intent-lifecycle.js';
export {
  type FamilyCapabilities,
  type MethodFamily,
  type PaymentMethodFamily,
  paymentMethodFamilies,
} from './domain/method-families.js';
export { type OperationPhase, paymentOperationLifecycle } from './domain/operation.js';
export { type AttemptState, paymentAttemptLifecycle } from './domain/payment-attempt.js';
export type { CaptureMethod, PaymentPurpose } from './domain/payment-wish.js';
export type { Objection, Purchase } from './domain/purchase.js';
export { attemptInProgress } from './domain/refusals.js';
export { savedMethodLifecycle } from './domain/saved-method.js';
export { type Along, driveAttempt, enquireAttempt } from './driving/drive-attempt.js';
export { driveOperation } from './driving/drive-operation.js';
export { driveOperations } from './driving/drive-operations.js';
export {
  type PaymentEventType,
  type PaymentPayload,
  paymentStream,
} from './events.js';
export type { Step as PaymentStep } from './explain/explain.js';
export { checkedReturnUrl } from './graphql/checked-return-url.js';
export { refundPayload } from './graphql/refunds/resolver.js';
export {
  PaymentDisputed,
  RefundCurrencyDiffers,
  RefundNotInState,
  RefundNotPossible,
  RefundPayload,
} from './graphql/refunds/results.js';
export {
  TerminalNotOffered,
  TerminalRefundType,
  TerminalRefundUnderWay,
} from './graphql/refunds/terminal-types.js';
export {
  RefundConnection,
  RefundLineType,
  RefundReasonEnum,
  RefundTenderEnum,
  RefundType,
} from './graphql/refunds/types.js';
export {
  AttemptInProgress,
  InvalidPaymentToken,
  PaymentNotConfirmable,
} from './graphql/results.js';
export { PaymentConsentInput } from './graphql/saved/inputs.js';
export { type MethodGiven, methodGiven } from './graphql/saved/method-given.js';
export { SavedPaymentMethodChoiceType, savedMethodsToOffer } from './graphql/saved/offered.js';
export {
  PaymentMethodNotSavable,
  SavedPaymentMethodNotUsable,
} from './graphql/saved/refusal-types.js';
export { PaymentIntentType, PaymentStepType } from './graphql/types.js';
export { visibleIntent } from './graphql/visible.js';
export { driveOperationJob, enquireAttemptJob } from './jobs.js';
export type { LedgerAccount } from './ledger/chart.js';
export { creditOf } from './ledger/credit-of.js';
export { instalmentBooks } from './ledger/instalment-books.js';
export { type OpenReceivable, openReceivables } from './ledger/open-receivables.js';
export { owedFor } from './ledger/owed-for.js';
export { post } from './ledger/post.js';
export { postSale, type Sale } from './ledger/post-sale.js';
export { type GivenValue, postedValues, postValue } from './ledger/post-value.js';
export { soldFor } from './ledger/sold-for.js';
export { paymentsModule } from './module.js';
export { createAdyenProvider } from './providers/adyen/adyen-provider.js';
export { showBreakers } from './providers/breaker-gauge.js';
export type {
  AuthorizeCall,
  BooksPage,
  CardPage,
  OperationCall,
  OperationOutcome,
  PaymentProvider,
  ProviderCapabilities,
  ProviderNews,
  ProviderOperation,
  ProviderOutcome,
  ProviderPayment,
  UnknownOutcome,
  Unseen,
  WebhookReading,
} from './providers/provider.js';
export { ProviderRegistry, paymentProviders } from './providers/registry.js';
export type { RoutingRule } from './providers/routing.js';
export {
  createSandboxProvider,
  type SandboxProviderOptions,
} from './providers/sandbox/sandbox-provider.js';
export {
  createStripeProvider,
  type StripeProviderOptions,
} from './providers/stripe/stripe-provider.js';
export { type Reconciliation, reconcilePayments } from './reconciliation/reconcile-payments.js';
export {
  type AllocatedLine,
  type AllocatedRefunds,
  allocatedByLine,
  allocatedRefunds,
  type WaitingRefunds,
  waitingRefunds,
} from './refunds/allocated.js';
export { refundLifecycle } from './refunds/lifecycles.js';
export { type OpenRefund, openRefund, type RefundedPart } from './refunds/open-refund.js';
export type { PayoutEventType, PayoutNews } from './refunds/payouts/payout-news.js';
export { type DuePayout, lockDuePayout, settlePayout } from './refunds/payouts/settle-payout.js';
export type { RefundTender } from './refunds/payouts/tenders.js';
export { type PlannedRefund, type PlanRefund, planRefund } from './refunds/plan-refund.js';
export {
  newestFirst,
  readRefundPage,
  refundListOrder,
  refundLoader,
  refundPaymentsLoader,
  refundPayoutLoader,
} from './refunds/reads.js';
export type { RefundReason } from './refunds/reasons.js';
export { refundedBy } from './refunds/refunded.js';
export { refundCurrencyDiffers } from './refunds/refusals.js';
export { retryRefund } from './refunds/retry-refund.js';
export type { RefundLineRow, RefundRow } from './refunds/tables.js';
export { driveTerminalRefund } from './refunds/terminal/drive-terminal-refund.js';
export { findPresentedCard, ordersPaidWithCard } from './refunds/terminal/find-presented-card.js';
export { terminalRefundLifecycle } from './refunds/terminal/lifecycle.js';
export { findTerminalRefund } from './refunds/terminal/reads.js';
export { requestTerminalRefund } from './refunds/terminal/request-terminal-refund.js';
export { paymentReturnPath } from './returning/routes.js';
