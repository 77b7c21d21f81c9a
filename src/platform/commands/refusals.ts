import { refusal } from '../../kernel/refusal.js';

/** The key was used before, for something else. */
export const idempotencyKeyReused = refusal('IdempotencyKeyReused', {
  en: 'This idempotency key was used before with a different input. Use a new key for a new request.',
  fr: "Cette clé d'idempotence a déjà servi avec une autre demande. Utilisez une nouvelle clé.",
});
