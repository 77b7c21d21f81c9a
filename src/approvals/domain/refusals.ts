import { refusal } from '../../kernel/refusal.js';
import type { ApprovalState } from './approval-lifecycle.js';

/** Nobody decides about what they have asked for themselves. */
export const fourEyesRequired = refusal('FourEyesRequired', {
  en: 'You have asked for this yourself. Somebody else has to decide about it.',
  fr: "Vous avez fait cette demande vous-même. Quelqu'un d'autre doit en décider.",
});

/** It is decided already, taken back, or nobody has decided in time. */
export const approvalClosed = refusal<'ApprovalClosed', { readonly state: ApprovalState }>(
  'ApprovalClosed',
  {
    en: ({ state }) => `This approval is closed: ${state}.`,
    fr: ({ state }) => `Cette demande d'approbation est close : ${state}.`,
    nextActions: ['approvals'],
  },
);
