export type { ChangedPaymentView, PaymentView } from './api/views.js';
export type { Plan } from './control/plans.js';
export type {
  SandboxControl,
  WebhookConduct,
  WebhookView,
} from './control/sandbox-control.js';
export type { Misbehaviour } from './domain/misbehaviour.js';
export { type TestToken, testTokens } from './domain/test-tokens.js';
export type { LogEntry } from './log.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
export { signWebhook } from './webhooks/sign.js';
