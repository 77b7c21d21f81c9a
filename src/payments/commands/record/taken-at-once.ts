import { newId } from '../../../kernel/ids.js';
import type { JournalEntry } from '../../data/journal.js';
import type { ProviderPayment } from '../../providers/provider.js';

/** The lines of a capture that came with its authorisation: nobody asked for it apart. */
export function takenAtOnce(payment: ProviderPayment): readonly [JournalEntry, JournalEntry] {
  const entry = {
    operationId: newId(),
    kind: 'CAPTURE',
    amountMinor: payment.capturedMinor,
    currency: payment.currency,
    providerReference: payment.reference,
    reason: 'AUTOMATIC',
  } as const;
  return [
    { ...entry, phase: 'REQUESTED' },
    { ...entry, phase: 'SUCCEEDED' },
  ];
}
