import { later, minuteMs } from '../../src/kernel/clock.js';
import type { Dice } from '../security/support/dice.js';
import type { Town } from './town.js';

/** Something that nobody of the shop does; answers what it was, or undefined where it cannot be. */
type Happening = (town: Town, dice: Dice) => Promise<string | undefined>;

const carrierTells: Happening = async (town, dice) => {
  const parcel = await town.pick<{ reference: string; number: string }>(
    dice,
    `select p.reference, f.order_number as number from parcel p join fulfilment f on f.id = p.fulfilment_id
      where p.reference is not null order by p.ended_at is null desc, p.id desc limit 12`,
  );
  if (!parcel) return undefined;
  const type = dice.pick([
    'parcel.in_transit',
    'parcel.delivered',
    'parcel.delivered',
    'parcel.lost',
    'parcel.returned_to_sender',
    'parcel.returned_to_sender',
  ] as const);
  const { carrier } = town.shop.sandbox;
  const at = later(town.now, -dice.below(3) * minuteMs);
  const news = carrier.newsOf(parcel.reference, type, at);
  const times = dice.chance(0.2) ? 2 : 1;
  const statuses = await Promise.all(Array.from({ length: times }, () => carrier.send(news)));
  if (statuses.some((status) => status !== 200)) throw new Error(`news of a parcel: ${statuses}`);
  return `${type} of ${parcel.number}, ${times} times`;
};

const holderAnswers: Happening = async (town, dice) => {
  const { control } = town.shop.sandbox;
  const asked = control.books().filter(({ status }) => status === 'requires_action');
  if (asked.length === 0) return undefined;
  const { id, reference } = dice.pick(asked);
  const decision = dice.chance(0.8) ? 'approve' : 'refuse';
  control.settleChallenge(id, decision);
  return `the holder of the card of ${reference}: ${decision}`;
};

const bankContests: Happening = async (town, dice) => {
  if (dice.chance(0.9)) return undefined;
  const { control } = town.shop.sandbox;
  const books = control.books();
  const open = books.flatMap(({ id, disputes = [] }) =>
    disputes.filter(({ status }) => status === 'opened').map((dispute) => ({ id, dispute })),
  );
  if (open.length > 0) {
    const { id, dispute } = dice.pick(open);
    const decision = dice.pick(['win', 'lose'] as const);
    control.settleDispute(id, dispute.id, decision);
    return `a dispute ends: ${decision}`;
  }
  const taken = books.filter(
    ({ amountCaptured, disputes = [] }) => amountCaptured.minor > 0 && disputes.length === 0,
  );
  if (taken.length === 0) return undefined;
  const { id, amountCaptured, reference } = dice.pick(taken);
  const some = 1 + dice.below(amountCaptured.minor);
  control.openDispute({ paymentId: id, ...(dice.chance(0.5) && { amountMinor: some }) });
  return `the payment ${reference} is contested`;
};

const providerFails: Happening = async (town, dice) => {
  const operation = dice.pick([
    'authorize',
    'capture',
    'void',
    'refund',
    'read',
    'credit',
  ] as const);
  const kind = dice.pick(['error-before', 'error-after'] as const);
  town.shop.sandbox.control.misbehave({ operation, misbehaviour: { kind } });
  return `the next ${operation} is an ${kind}`;
};

const happenings = [
  carrierTells,
  carrierTells,
  carrierTells,
  holderAnswers,
  bankContests,
  providerFails,
];

/** What carriers, banks and card holders do, each in their own time. */
export async function somethingHappens(town: Town, dice: Dice): Promise<string> {
  for (;;) {
    const happened = await dice.pick(happenings)(town, dice);
    if (happened) return happened;
  }
}
