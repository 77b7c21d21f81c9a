/** What a second person is asked for, with what it means. Whoever asks for something new adds a word. */
export const approvalKinds = {
  REFUND: 'Money goes back, and it is more than the asker may give alone.',
  UNREFERENCED_REFUND: 'Money goes back another way than it has come.',
  MANUAL_DISCOUNT: 'A price is lowered by hand, beyond what the asker may give alone.',
} as const;

export type ApprovalKind = keyof typeof approvalKinds;
