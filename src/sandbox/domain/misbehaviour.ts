/**
 * A way in which a provider lets its caller down. `before` means that nothing was booked, `after` that
 * the money was moved although the caller does not hear of it.
 */
export type Misbehaviour =
  | { readonly kind: 'timeout-before' | 'timeout-after' | 'cut-answer' }
  | { readonly kind: 'error-before' | 'error-after'; readonly status?: number }
  /** Answers rightly but late; without `delayMs`, after the sandbox's usual two seconds. */
  | { readonly kind: 'slow'; readonly delayMs?: number }
  /** Answers at once with amounts that are off by `byMinor`; the books stay right. */
  | { readonly kind: 'lie'; readonly byMinor: number };

export const misbehaviourKinds: readonly Misbehaviour['kind'][] = [
  'timeout-before',
  'timeout-after',
  'error-before',
  'error-after',
  'cut-answer',
  'slow',
  'lie',
];
