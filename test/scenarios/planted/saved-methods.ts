import { aNewId, anHourAgo, type PlantedError } from './planted-error.js';

/** A card that somebody has kept who has bought nothing yet, for what follows to be done with. */
const saved = (state: string) => `with saved as (
    insert into saved_payment_method (id, customer_id, provider, family, state, reference, fingerprint, brand, last4,
      expiry_month, expiry_year, channel, correlation_id, created_at)
    values (${aNewId}, ${aNewId}, 'sandbox', 'CARD', '${state}', ${state === 'ACTIVE' ? `'planted'` : 'null'}, 'planted',
      'VISA', '4242', 12, 2099, 'WEB', 'planted', ${anHourAgo})
    returning id)`;

/** What the customer has agreed to, an hour ago: charges of up to a thousand euros for a day. */
const agreed = (scope = 'OFF_SESSION', maxMinor = 100_000, endedAt = 'null') => `, agreed as (
    insert into payment_mandate (id, method_id, scope, text_version, max_amount_minor, currency, ends_at, agreed_at,
      actor_kind, channel, correlation_id, ended_at)
    select ${aNewId}, id, '${scope}', '1', ${maxMinor}, 'EUR', now() + interval '1 day', ${anHourAgo}, 'CUSTOMER',
      'WEB', 'planted', ${endedAt}
    from saved returning id, method_id)`;

const chargedInAbsence = (at = 'now()') => `
  update payment_attempt set initiator = 'MERCHANT', mandate_id = agreed.id, saved_method_id = agreed.method_id,
    requested_at = ${at}
  from agreed`;

export const ofSavedMethods: readonly PlantedError[] = [
  {
    promise: 'A charge in the absence of a customer',
    error: 'a charge of more than was agreed to',
    statement: `${saved('ACTIVE')} ${agreed('OFF_SESSION', 1)} ${chargedInAbsence()}`,
  },
  {
    promise: 'A charge in the absence of a customer',
    error: 'a charge in the absence of a customer who wanted to be there',
    statement: `${saved('ACTIVE')} ${agreed('ON_SESSION')} ${chargedInAbsence()}`,
  },
  {
    promise: 'A charge in the absence of a customer',
    error: 'a charge after the agreement had run out',
    statement: `${saved('ACTIVE')} ${agreed()} ${chargedInAbsence(`now() + interval '2 days'`)}`,
  },
  {
    promise: 'A charge in the absence of a customer',
    error: 'a charge after the customer had withdrawn',
    statement: `${saved('FAILED')} ${agreed('OFF_SESSION', 100_000, anHourAgo)} ${chargedInAbsence()}`,
  },
  {
    promise: 'A saved payment method pays for nobody',
    error: 'a card that pays for a stranger',
    statement: `${saved('FAILED')} update payment_attempt set saved_method_id = saved.id from saved`,
  },
  {
    promise: 'A payment method is kept under an agree',
    error: 'a card that is kept although nobody has agreed',
    statement: `${saved('ACTIVE')} select * from saved`,
  },
  {
    promise: 'A payment method is kept under an agree',
    error: 'an agreement that goes on without its card',
    statement: `${saved('FAILED')} ${agreed()} select * from agreed`,
  },
  {
    promise: 'Liveness: what a provider is to keep',
    error: 'a card that no provider was asked to keep',
    statement: `${saved('REQUESTED')} ${agreed()} select * from agreed`,
  },
];
