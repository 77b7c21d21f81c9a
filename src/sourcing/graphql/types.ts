import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocationType } from '../../locations/index.js';
import { DateTimeScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { type SourcingCause, sourcingCauses } from '../data/tables.js';
import { type CandidateOutcome, candidateOutcomes } from '../domain/explanation.js';
import { type SourcingRule, sourcingRules } from '../domain/rules.js';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

export const SourcingRuleEnum = named(sourcingRules);
registerEnumType(SourcingRuleEnum, {
  name: 'SourcingRule',
  description: 'What speaks against a place that could send goods, in points from 0 to 100.',
  valuesConfig: {
    FEWEST_PARCELS: { description: 'Each parcel: 100 points.' },
    DISTANCE: { description: 'The way to the buyer: a point for each 10 km.' },
    SAFETY_STOCK: {
      description:
        'What each unit leaves behind: 100 points for the last one of a shelf, few for one of many.',
    },
    CAPACITY: { description: 'How much of what the place can bear today it has got already.' },
    PREFERENCE: { description: 'How little the shop likes to have goods sent from there.' },
    COST: { description: 'What a parcel from there costs, measured by the dearest place.' },
  },
});

export const SourcingCauseEnum = named(sourcingCauses);
registerEnumType(SourcingCauseEnum, {
  name: 'SourcingCause',
  description: 'What made the shop look where goods come from.',
  valuesConfig: {
    ORDER: { description: 'The order was placed.' },
    CHANGED: { description: 'The order was changed: more of it is sent, or it is sent elsewhere.' },
    REJECTED: { description: 'A place said that it cannot do it.' },
    SHORT_PICK: { description: 'Fewer units were found than were promised.' },
    OFFER_EXPIRED: { description: 'A store did not answer its offer in time.' },
  },
});

export const CandidateOutcomeEnum = named(candidateOutcomes);
registerEnumType(CandidateOutcomeEnum, {
  name: 'SourcingOutcome',
  description: 'Whether a place gives something, or why it does not.',
  valuesConfig: {
    CHOSEN: { description: 'It gives something.' },
    NOTHING_THERE: { description: 'It has nothing of what was wanted that may be sold.' },
    WOULD_SPLIT: { description: 'It has some of it only: one more parcel would have been needed.' },
    WORSE_SCORE: {
      description: 'It has all of it, and more spoke against it than against others.',
    },
    REFUSED_BEFORE: { description: 'It could not give these goods of the order before.' },
    AT_CAPACITY: { description: 'It has got all the orders that it can bear today.' },
  },
});

@ObjectType('SourcingScore', { description: 'What one rule said against a place.' })
export class SourcingScoreType {
  @Field(() => SourcingRuleEnum, { simple: true, description: 'Which rule it is about.' })
  rule!: SourcingRule;

  @Field(() => Int, { simple: true, description: 'Its points, multiplied by its weight.' })
  score!: number;
}

@ObjectType('SourcingCandidate', {
  description:
    'A place that was looked at, and what spoke against taking all from there that it has.',
})
export class SourcingCandidateType {
  @Field(() => LocationType, { nullable: true, description: 'The place.' })
  location!: LocationType | null;

  @Field(() => CandidateOutcomeEnum, {
    simple: true,
    description: 'Whether it gives something, or why it does not.',
  })
  outcome!: CandidateOutcome;

  @Field(() => Int, { simple: true, description: 'Units that it could have given.' })
  couldGive!: number;

  @Field(() => Int, { simple: true, description: 'Units that it gives.' })
  gives!: number;

  @Field(() => [SourcingScoreType], { description: 'What each rule said against it.' })
  scores!: SourcingScoreType[];

  @Field(() => Int, { simple: true, description: 'The sum of the scores.' })
  score!: number;
}

@ObjectType('SourcingPart', { description: 'Units of an order line that come from one place.' })
export class SourcingPartType {
  @Field(() => String, {
    nullable: true,
    description: 'The code of the place, as it stands among the candidates.',
  })
  locationCode!: string | null;

  @Field(() => Int, { simple: true, description: 'How many units.' })
  quantity!: number;
}

@ObjectType('SourcingWeight', { description: 'How much a rule counts.' })
export class SourcingWeightType {
  @Field(() => SourcingRuleEnum, { description: 'Which rule it is about.' })
  rule!: SourcingRule;

  @Field(() => Int, { description: 'Its weight, 0 (not at all) to 100.' })
  weight!: number;
}

@ObjectType('SourcingPlan', {
  description:
    'A decision where goods of an order come from, with what spoke for and against it then.',
})
export class SourcingPlanType {
  @Field(() => SourcingCauseEnum, { simple: true, description: 'What made the shop decide.' })
  cause!: SourcingCause;

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was decided.' })
  madeAt!: Date;

  @Field(() => Int, {
    simple: true,
    description: 'The points against the plan, weighed. No other plan had fewer.',
  })
  score!: number;

  @Field(() => [SourcingWeightType], { description: 'How much each rule counted then.' })
  weights!: SourcingWeightType[];

  @Field(() => [SourcingPartType], { simple: true, description: 'What comes from where.' })
  parts!: SourcingPartType[];

  @Field(() => [SourcingCandidateType], {
    simple: true,
    description: 'The places that were looked at.',
  })
  candidates!: SourcingCandidateType[];
}

@ObjectType('SourcingPlace', { description: 'What the shop wants of a place that may send goods.' })
export class SourcingPlaceType {
  @Field(() => LocationType, { nullable: true, description: 'The place.' })
  location!: LocationType | null;

  @Field(() => Boolean, { simple: true, description: 'True where it sends goods.' })
  ships!: boolean;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'For how many orders a day it sends something; null where there is no bound.',
  })
  dailyCapacity!: number | null;

  @Field(() => Int, {
    simple: true,
    description: 'How gladly the shop has goods sent from there: 0 to 100.',
  })
  preference!: number;

  @Field(() => MinorUnitsScalar, {
    simple: true,
    description: 'What a parcel from there costs the shop, in minor units of its own currency.',
  })
  parcelCostMinor!: number;
}

@ObjectType('SourcingSettings', { description: 'How places are chosen that send goods.' })
export class SourcingSettingsType {
  @Field(() => [SourcingWeightType], { description: 'How much each rule counts.' })
  weights!: SourcingWeightType[];

  @Field(() => Int, {
    simple: true,
    description: 'How long a store may think about an offer, in minutes of its opening hours.',
  })
  offerMinutes!: number;

  @Field(() => Int, {
    simple: true,
    description: 'How many days a parcel is on its way within a country.',
  })
  domesticDays!: number;

  @Field(() => Int, { simple: true, description: 'How many days it is on its way abroad.' })
  foreignDays!: number;

  @Field(() => [SourcingPlaceType], {
    simple: true,
    description:
      'The places of which something was said. All others: warehouses send, stores do not.',
  })
  places!: SourcingPlaceType[];
}
