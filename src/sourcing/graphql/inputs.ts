import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { maxAmountMinor } from '../../kernel/money.js';
import { innerId } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { SetSourcingRules } from '../commands/set-sourcing-rules.js';
import type { PlaceTerms } from '../data/settings.js';
import type { SourcingRule } from '../domain/rules.js';
import { SourcingRuleEnum, SourcingSettingsType } from './types.js';

@InputType({ description: 'How much a rule counts.' })
export class SourcingWeightInput {
  @Field(() => SourcingRuleEnum, { description: 'Which rule it is about.' })
  rule!: SourcingRule;

  @Field(() => Int, { description: 'Its weight, 0 (not at all) to 100.' })
  weight!: number;
}

@InputType({
  description: 'How places are chosen that send goods. What is left out stays as it is.',
})
export class SetSourcingRulesInput {
  @Field(() => [SourcingWeightInput], {
    nullable: true,
    description: 'The rules that are to count otherwise.',
  })
  weights?: SourcingWeightInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long a store may think about an offer, in minutes of its opening hours: 1 to 10080.',
  })
  offerMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days a parcel is on its way within a country: 0 to 60.',
  })
  domesticDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days a parcel is on its way abroad: 0 to 60.',
  })
  foreignDays?: number | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'What the shop wants of a place, as a whole.' })
export class SetSourcingPlaceInput {
  @Field(() => ID, { description: 'The location.' })
  locationId!: string;

  @Field(() => Boolean, { description: 'True where it is to send goods: a store, too.' })
  ships!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many orders a day it sends something, at least 1; no bound where it is left out.',
  })
  dailyCapacity?: number | null;

  @Field(() => Int, {
    defaultValue: 50,
    description: 'How gladly the shop has goods sent from there: 0 to 100.',
  })
  preference!: number;

  @Field(() => MinorUnitsScalar, {
    defaultValue: 0,
    description: 'What a parcel from there costs the shop, in minor units of its own currency.',
  })
  parcelCostMinor!: number;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'How places are chosen from now on.' })
export class SourcingSettingsPayload {
  @Field(() => SourcingSettingsType, { description: 'All settings as they are now.' })
  settings!: SourcingSettingsType;
}

export const SourcingSettingsResult = resultUnion(
  'SourcingSettingsResult',
  'The settings, or why they were left as they are.',
  SourcingSettingsPayload,
  IdempotencyKeyReused,
);

/** Refuses what no rule can be. */
export function readRules(input: SetSourcingRulesInput): SetSourcingRules {
  const { weights, offerMinutes, domesticDays, foreignDays } = input;
  const given = weights ?? [];
  if (new Set(given.map(({ rule }) => rule)).size < given.length)
    refuse('Give each rule one weight.');
  for (const { weight } of given) within('weight', weight, 0, 100);
  within('offerMinutes', offerMinutes, 1, 7 * 24 * 60);
  within('domesticDays', domesticDays, 0, 60);
  within('foreignDays', foreignDays, 0, 60);
  return {
    weights: given,
    offerMinutes: offerMinutes ?? null,
    domesticDays: domesticDays ?? null,
    foreignDays: foreignDays ?? null,
  };
}

/** Refuses what cannot be asked of a place. */
export function readPlace(input: SetSourcingPlaceInput): PlaceTerms {
  const { ships, dailyCapacity, preference, parcelCostMinor } = input;
  within('dailyCapacity', dailyCapacity, 1, 1_000_000);
  within('preference', preference, 0, 100);
  within('parcelCostMinor', parcelCostMinor, 0, maxAmountMinor);
  return {
    locationId: innerId('Location', input.locationId),
    ships,
    dailyCapacity: dailyCapacity ?? null,
    preference,
    parcelCostMinor,
  };
}

function within(name: string, value: number | null | undefined, least: number, most: number): void {
  if (value != null && (value < least || value > most))
    refuse(`\`${name}\` is ${least} to ${most}.`);
}

function refuse(message: string): never {
  throw new RequestError('BAD_USER_INPUT', message);
}
