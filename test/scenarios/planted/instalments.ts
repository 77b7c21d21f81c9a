import { aNewId, anHourAgo, type PlantedError } from './planted-error.js';

/** A plan over 1.00 EUR that nobody has agreed to, all of whose goods have left, for what follows to be done with. */
const plan = (feeMinor = 0) => `with plan as (
    insert into instalment_plan (id, intent_id, first_intent_id, order_id, customer_id, currency, count, first_minor,
      financed_minor, fee_minor, first_on, retry_after_days, authorized_minor, captured_minor, agreed_at)
    values (${aNewId}, ${aNewId}, ${aNewId}, ${aNewId}, ${aNewId}, 'EUR', 2, 100, 100, ${feeMinor}, '2026-01-31',
      '{1}', 100, 100, now())
    returning id)`;

const instalment = (amountMinor: number, columns = '', values = '') => `, due as (
    insert into instalment (id, plan_id, number, due_on, amount_minor, state, due_at, next_try_at${columns})
    select ${aNewId}, plan.id, 2, '2026-02-28', ${amountMinor}${values} from plan returning id)`;

const scheduled = (at: string) => `, 'SCHEDULED', now(), ${at}`;

const anyCharge = `(select id from payment_intent where captured_minor > 0 limit 1)`;

const charged = `, charged as (
    insert into instalment_step (id, plan_id, number, kind, amount_minor, intent_id, actor_kind, channel,
      correlation_id, at)
    select ${aNewId}, plan.id, 2, 'CHARGED', 100, ${anyCharge}, 'SYSTEM', 'WEB', 'planted', now() from plan
    returning id)`;

export const ofInstalments: readonly PlantedError[] = [
  {
    promise: 'The instalments of a plan come to',
    error: 'a plan that leaves a cent to nobody',
    statement: `${plan()} ${instalment(99, '', scheduled('now()'))} select * from due`,
  },
  {
    promise: 'The instalments of a plan come to',
    error: 'an instalment that was lessened for nothing',
    statement: `${plan()} ${instalment(100, ', reduced_minor', `${scheduled('now()')}, 1`)} select * from due`,
  },
  {
    promise: 'What the charges of a plan have brought',
    error: 'an instalment that was charged and not paid by it',
    statement: `${plan()} ${instalment(100, '', scheduled('now()'))} ${charged} select * from charged, due`,
  },
  {
    promise: 'The ledger says of each plan',
    error: 'a fee that was never posted',
    statement: `${plan(1)} ${instalment(101, '', scheduled('now()'))} select * from due`,
  },
  {
    promise: 'What was paid of a plan',
    error: 'an instalment that was paid and need not be, and is kept',
    statement: `${plan()} ${instalment(
      100,
      ', paid_minor, reduced_minor, intent_id',
      `, 'PAID', now(), null, 100, 100, ${anyCharge}`,
    )} select * from due`,
  },
  {
    promise: 'Liveness: what is due of a plan',
    error: 'an instalment that nobody charges',
    statement: `${plan()} ${instalment(100, '', scheduled(anHourAgo))} select * from due`,
  },
];
