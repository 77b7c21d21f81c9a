export type { ChangedPaymentView, MoneyView, OperationView, PaymentView } from './api/views.js';
export type { Call, Plan } from './control/plans.js';
export type {
  FlushOrder,
  SandboxControl,
  WebhookConduct,
  WebhookView,
} from './control/sandbox-control.js';
export type { Misbehaviour } from './domain/misbehaviour.js';
export { type TestToken, type TestTokenName, testTokens } from './domain/test-tokens.js';
export type { Log, LogEntry } from './log.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
export { signWebhook } from './webhooks/sign.js';
