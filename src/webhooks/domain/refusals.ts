import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { UrlProblem } from './address.js';

interface UrlFacts {
  readonly reason: UrlProblem;
}

const reasons: Readonly<Record<UrlProblem, { readonly en: string; readonly fr: string }>> = {
  MALFORMED: { en: 'This is not an address.', fr: "Ce n'est pas une adresse." },
  NOT_HTTPS: {
    en: 'News is sent to addresses that begin with https: only.',
    fr: "Les nouvelles ne sont envoyées qu'à des adresses qui commencent par https:.",
  },
  CREDENTIALS: {
    en: 'The address must not hold a name or a password.',
    fr: "L'adresse ne doit contenir ni nom ni mot de passe.",
  },
  NOT_PUBLIC: {
    en: 'The address does not lead to a public server.',
    fr: "L'adresse ne mène pas à un serveur public.",
  },
  UNRESOLVED: {
    en: 'The name in the address was not found.',
    fr: "Le nom dans l'adresse est introuvable.",
  },
};

/** News is not sent to that address. */
export const webhookUrlNotAllowed = refusal<'WebhookUrlNotAllowed', UrlFacts>(
  'WebhookUrlNotAllowed',
  { en: ({ reason }) => reasons[reason].en, fr: ({ reason }) => reasons[reason].fr },
);
export type WebhookUrlNotAllowedRefusal = Refusal<'WebhookUrlNotAllowed', UrlFacts>;

interface LimitFacts {
  readonly limit: number;
}

/** The partner has as many endpoints as one may have. */
export const tooManyWebhookEndpoints = refusal<'TooManyWebhookEndpoints', LimitFacts>(
  'TooManyWebhookEndpoints',
  {
    en: ({ limit }) => `There are ${limit} endpoints already.`,
    fr: ({ limit }) => `Il existe déjà ${limit} points de réception.`,
    nextActions: ['deleteWebhookEndpoint'],
  },
);
export type TooManyWebhookEndpointsRefusal = Refusal<'TooManyWebhookEndpoints', LimitFacts>;

/** Nothing is sent to an endpoint that is disabled. */
export const webhookEndpointDisabled = refusal('WebhookEndpointDisabled', {
  en: 'Nothing is sent to an endpoint that is disabled.',
  fr: "Rien n'est envoyé à un point de réception désactivé.",
  nextActions: ['updateWebhookEndpoint'],
});
export type WebhookEndpointDisabledRefusal = Refusal<'WebhookEndpointDisabled'>;
