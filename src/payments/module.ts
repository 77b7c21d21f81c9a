import type { Module } from '../platform/module.js';
import { paymentChecks } from './checks.js';
import { PaymentAttemptMapping, PaymentIntentMapping } from './data/mapping.js';
import { disputeChecks } from './disputes/checks.js';
import { DisputeFields, PaymentDisputeFields } from './graphql/disputes/fields.js';
import { DisputeResolver, visibleDispute } from './graphql/disputes/resolver.js';
import { PaymentIntentEventFields } from './graphql/event-fields.js';
import { HoldResolver } from './graphql/hold-resolver.js';
import { PaymentLedgerFields } from './graphql/ledger-fields.js';
import { PaymentAmountFields } from './graphql/payment-amount-fields.js';
import { PaymentIntentFields } from './graphql/payment-intent-fields.js';
import { RefundApprovalFields, RefundFields, RefundLineFields } from './graphql/refunds/fields.js';
import {
  PaymentRefundsResolver,
  RefundIntentResolver,
} from './graphql/refunds/payment-refunds-resolver.js';
import { RefundApprovalResolver } from './graphql/refunds/resolver.js';
import { RefundTerminalFields, TerminalRefundFields } from './graphql/refunds/terminal-types.js';
import { PaymentResolver } from './graphql/resolver.js';
import { ChargeResolver } from './graphql/saved/charge-resolver.js';
import { SavedMethodsResolver, visibleMethod } from './graphql/saved/resolver.js';
import { visibleIntent } from './graphql/visible.js';
import { addWebhookRoutes } from './inbox/routes.js';
import { ledgerChecks } from './ledger/checks.js';
import { sweeps, tasks } from './reactions.js';
import { refundChecks } from './refunds/checks.js';
import { followApproval } from './refunds/follow-approval.js';
import { payoutChecks } from './refunds/payouts/checks.js';
import { terminalChecks } from './refunds/terminal/checks.js';
import { addReturnRoute } from './returning/routes.js';
import { savedMethodChecks } from './saved-method-checks.js';

/** Collecting money: intents, attempts, the journal of operations, and what providers tell. */
export const paymentsModule: Module = {
  name: 'payments',
  entities: [PaymentIntentMapping, PaymentAttemptMapping],
  resolvers: [
    PaymentResolver,
    HoldResolver,
    PaymentIntentFields,
    PaymentAmountFields,
    PaymentIntentEventFields,
    PaymentLedgerFields,
    SavedMethodsResolver,
    ChargeResolver,
    RefundApprovalResolver,
    PaymentRefundsResolver,
    RefundIntentResolver,
    RefundFields,
    RefundLineFields,
    RefundApprovalFields,
    RefundTerminalFields,
    TerminalRefundFields,
    DisputeResolver,
    DisputeFields,
    PaymentDisputeFields,
  ],
  nodes: {
    PaymentIntent: visibleIntent,
    SavedPaymentMethod: visibleMethod,
    Dispute: visibleDispute,
  },
  reactions: [followApproval],
  tasks,
  sweeps,
  checks: [
    ...paymentChecks,
    ...ledgerChecks,
    ...savedMethodChecks,
    ...refundChecks,
    ...payoutChecks,
    ...terminalChecks,
    ...disputeChecks,
  ],
  routes: async (http, gateway) => {
    await addWebhookRoutes(http, gateway);
    addReturnRoute(http, gateway);
  },
};
