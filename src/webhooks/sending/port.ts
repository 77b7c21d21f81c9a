import { type Port, port } from '../../platform/ports.js';

/** How news may be sent. */
export interface WebhookSending {
  readonly timeoutMs: number;
  /** For how many days it is remembered that something has arrived. */
  readonly keptDays: number;
  /** For development and tests: also to this machine, and without TLS there. Never in production. */
  readonly allowLoopback: boolean;
}

/** The place for how news may be sent. */
export const webhookSending: Port<WebhookSending> = port('webhook sending');
