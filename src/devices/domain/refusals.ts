import { refusal } from '../../kernel/refusal.js';

/** The code is wrong, was used, or is too old: which of them is not said. */
export const invalidEnrolmentCode = refusal('InvalidEnrolmentCode', {
  en: 'This code is not good, or not any more. Ask a supervisor for a new one.',
  fr: "Ce code n'est pas valable, ou ne l'est plus. Demandez-en un nouveau à un responsable.",
});

/** It is no Ed25519 public key. */
export const invalidDeviceKey = refusal('InvalidDeviceKey', {
  en: 'This is no Ed25519 public key in base64url.',
  fr: "Ce n'est pas une clé publique Ed25519 en base64url.",
});
