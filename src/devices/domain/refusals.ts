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

/** Whoever asks is a device that has no key: it did not come in with a code. */
export const deviceNotEnrolled = refusal('DeviceNotEnrolled', {
  en: 'This device has no key of its own. Have it registered, and enrol it with its code.',
  fr: "Cet appareil n'a pas de clé. Faites-le enregistrer, puis activez-le avec son code.",
  nextActions: ['enrolDevice'],
});

/** Nobody else than the device could have signed it, and it did not. */
export const signatureInvalid = refusal('SignatureInvalid', {
  en: 'The signature is not that of this device: nothing was done.',
  fr: "La signature n'est pas celle de cet appareil : rien n'a été fait.",
});

/** Later operations of the device are done already. */
export const operationOutOfOrder = refusal('OperationOutOfOrder', {
  en: 'Later operations of this device are done already.',
  fr: 'Des opérations plus récentes de cet appareil sont déjà faites.',
});

/** Another operation has that number. */
export const counterReused = refusal('CounterReused', {
  en: 'Another operation of this device has this number: nothing was done.',
  fr: "Une autre opération de cet appareil porte ce numéro : rien n'a été fait.",
});

/** The task, or a line of it, is not there for this device. */
export const taskNotFound = refusal('NotFound', {
  en: 'There is no such task at your location.',
  fr: "Cette tâche n'existe pas dans votre magasin.",
});
