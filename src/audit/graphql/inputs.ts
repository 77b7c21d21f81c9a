import { ArgsType, Field, ID } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ArgsType()
export class AuditArguments extends PageArguments {
  @Field(() => ID, { nullable: true, description: 'Only what was done to this thing.' })
  subjectId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only what this customer or member of staff has done.',
  })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what was done at this location.' })
  locationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what one request has led to.',
  })
  correlationId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only from this instant on.' })
  since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only before this instant.' })
  until?: Date | null;
}
