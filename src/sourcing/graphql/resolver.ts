import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { setSourcingPlace } from '../commands/set-sourcing-place.js';
import { setSourcingRules } from '../commands/set-sourcing-rules.js';
import type { PlannedPart, SourcingPlanView } from '../data/reads.js';
import { type PlaceTerms, readSettings, type SourcingSettings } from '../data/settings.js';
import type { Candidate } from '../domain/explanation.js';
import { type SourcingPoints, sourcingRules } from '../domain/rules.js';
import {
  readPlace,
  readRules,
  SetSourcingPlaceInput,
  SetSourcingRulesInput,
  SourcingSettingsResult,
} from './inputs.js';
import {
  SourcingCandidateType,
  SourcingPartType,
  SourcingPlaceType,
  SourcingPlanType,
  SourcingScoreType,
  SourcingSettingsType,
  SourcingWeightType,
} from './types.js';

function placeOf(thing: { readonly locationId: string }, context: RequestContext) {
  return context.loaders.of(locationLoader).load(thing.locationId);
}

function weightsOf(weights: SourcingPoints): SourcingWeightType[] {
  return sourcingRules.map((rule) => ({ rule, weight: weights[rule] }));
}

/** How places are chosen that send goods: the shop's own decision. */
@Resolver(() => SourcingSettingsType)
export class SourcingResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => SourcingSettingsType, { description: 'How places are chosen that send goods.' })
  sourcingSettings(@Ctx() context: RequestContext): Promise<SourcingSettings> {
    return readSettings(context.db);
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => SourcingSettingsResult, {
    description:
      'Decides how places are weighed that send goods, from the next order on. Orders keep the plan that they have.',
  })
  async setSourcingRules(
    @Arg('input', () => SetSourcingRulesInput, { description: 'What is to count otherwise.' })
    input: SetSourcingRulesInput,
    @Ctx() context: RequestContext,
  ) {
    const rules = readRules(input);
    const answer = await context.run('setSourcingRules', input, async (work) => {
      await setSourcingRules(work, rules);
      return {};
    });
    return isRefusal(answer) ? answer : { settings: await readSettings(context.db) };
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => SourcingSettingsResult, {
    description:
      'Says what the shop wants of a place: whether it sends goods, how many a day, how gladly, and at what cost.',
  })
  async setSourcingPlace(
    @Arg('input', () => SetSourcingPlaceInput, { description: 'Which place, and what of it.' })
    input: SetSourcingPlaceInput,
    @Ctx() context: RequestContext,
  ) {
    const place = readPlace(input);
    const answer = await context.run('setSourcingPlace', input, async (work) => {
      await setSourcingPlace(work, place);
      return {};
    });
    return isRefusal(answer) ? answer : { settings: await readSettings(context.db) };
  }

  @FieldResolver(() => [SourcingWeightType], { description: 'How much each rule counts.' })
  weights(@Root() settings: SourcingSettings): SourcingWeightType[] {
    return weightsOf(settings.weights);
  }
}

@Resolver(() => SourcingPlaceType)
export class SourcingPlaceResolver {
  @FieldResolver(() => LocationType, { nullable: true, description: 'The place.' })
  location(@Root() place: PlaceTerms, @Ctx() context: RequestContext) {
    return placeOf(place, context);
  }
}

@Resolver(() => SourcingPlanType)
export class SourcingPlanResolver {
  @FieldResolver(() => [SourcingWeightType], { description: 'How much each rule counted then.' })
  weights(@Root() plan: SourcingPlanView): SourcingWeightType[] {
    return weightsOf(plan.weights);
  }
}

@Resolver(() => SourcingPartType)
export class SourcingPartResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The code of the place, as it stands among the candidates.',
  })
  async locationCode(
    @Root() part: PlannedPart,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    return (await placeOf(part, context))?.code ?? null;
  }
}

@Resolver(() => SourcingCandidateType)
export class SourcingCandidateResolver {
  @FieldResolver(() => LocationType, { nullable: true, description: 'The place.' })
  location(@Root() candidate: Candidate, @Ctx() context: RequestContext) {
    return placeOf(candidate, context);
  }

  @FieldResolver(() => [SourcingScoreType], { description: 'What each rule said against it.' })
  scores(@Root() { scores }: Candidate): SourcingScoreType[] {
    return sourcingRules.map((rule) => ({ rule, score: scores[rule] }));
  }
}
