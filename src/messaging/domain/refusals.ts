import { refusal } from '../../kernel/refusal.js';

/** It will be sent by itself: sent again, it would arrive twice. */
export const messageUnderWay = refusal('MessageUnderWay', {
  en: 'This message is already about to be sent.',
  fr: "Ce message est déjà en attente d'envoi.",
  retryable: true,
});
