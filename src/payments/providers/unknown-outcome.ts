/** Nobody can say what happened: it may or may not have been booked. Never a failure. */
export interface UnknownOutcome {
  readonly kind: 'unknown';
  /** For logs and the journal: `timeout`, `http_500`, `unreadable` ... */
  readonly reason: string;
}
