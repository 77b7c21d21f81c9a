/** A message as it goes out. */
export interface OutgoingMessage {
  /** Sent again with the same key it arrives once. */
  readonly key: string;
  readonly medium: 'EMAIL' | 'SMS';
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** What a sender says to a message. */
export type SendOutcome =
  /** It will be delivered; `reference` is what to ask by. */
  | { readonly kind: 'accepted'; readonly reference: string }
  /** It will never be delivered. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody knows: it is sent again later, with the same key. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What became of a message that was accepted. */
export type Receipt = 'delivered' | 'bounced' | 'under-way';

/** A service that brings messages to people. */
export interface MessageSender {
  readonly name: string;
  send(message: OutgoingMessage): Promise<SendOutcome>;
  enquire(reference: string): Promise<Receipt>;
}
