import { Field, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ClaimFilter, TaskCount } from '../../data/tasks.js';
import type { ServiceLevel } from '../../domain/service-level.js';
import { FulfilmentKindEnum } from '../types.js';

export const ServiceLevelEnum = describedEnum(
  'ServiceLevel',
  'How work stands against what its buyer was told.',
  {
    ON_TIME: 'There is time.',
    DUE_SOON: 'It is due within half an hour, a shipment within two hours.',
    LATE: 'It should have been done; somebody who has arrived waits longer than five minutes.',
  } satisfies Record<ServiceLevel, string>,
);

export const TaskClaimFilterEnum = describedEnum('TaskClaimFilter', 'Whose tasks are meant.', {
  FREE: 'Those that nobody works on.',
  MINE: 'Those that you work on.',
  OTHERS: 'Those that somebody else works on.',
} satisfies Record<ClaimFilter, string>);

@ObjectType('TaskClaim', {
  simpleResolvers: true,
  description: 'Who works on a task. Nobody else can pick it meanwhile.',
})
export class TaskClaimType {
  @Field(() => String, { description: 'The name of whoever works on it.' })
  by!: string;

  @Field(() => Boolean, { description: 'True where that is you.' })
  isYours!: boolean;

  @Field(() => DateTimeScalar, { description: 'Until when, unless it is picked further.' })
  until!: Date;
}

@ObjectType('StoreTaskCount', {
  simpleResolvers: true,
  description: 'How much work of one kind a location has.',
})
export class StoreTaskCountType implements TaskCount {
  @Field(() => FulfilmentKindEnum, { description: 'Which kind.' })
  kind!: TaskCount['kind'];

  @Field(() => Int, { description: 'How many tasks something has to be done for.' })
  open!: number;

  @Field(() => Int, { description: 'How many of them are due soon.' })
  dueSoon!: number;

  @Field(() => Int, { description: 'How many of them are late.' })
  late!: number;

  @Field(() => Int, { description: 'How many tasks somebody works on.' })
  claimed!: number;

  @Field(() => Int, { description: 'How many buyers wait, at the counter or in a bay.' })
  waiting!: number;
}
