import type { IncomingHttpHeaders } from 'node:http';

/** A message from outside, exactly as it came in. */
export interface WebhookMessage {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One piece of news that a provider has signed. */
export interface GenuineNews {
  /** The same whenever the same news comes again. */
  readonly eventId: string;
  readonly type: string;
  readonly body: object;
}

/** What a message is worth. */
export type WebhookReading =
  | (GenuineNews & {
      readonly kind: 'genuine';
      /** Where one message brings several pieces of news: those after the first. */
      readonly others?: readonly GenuineNews[] | undefined;
    })
  /** Its signature is missing, wrong, or too old: nothing of it is kept. */
  | { readonly kind: 'forged' }
  /** Signed by the provider, and yet no message. */
  | { readonly kind: 'unreadable' };
