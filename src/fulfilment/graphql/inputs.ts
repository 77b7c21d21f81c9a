import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';

@InputType({ description: 'Which task to take on.' })
export class AcceptFulfilmentInput {
  @Field(() => ID, { description: 'The id of the pickup, the shipment, or the store task.' })
  fulfilmentId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'What was found of one line.' })
export class PickedLineInput {
  @Field(() => ID, { description: 'The id of the fulfilment line.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units were found: 0 up to the quantity asked for.' })
  picked!: number;
}

@InputType({ description: 'What was found on the shelf.' })
export class PickFulfilmentInput {
  @Field(() => ID, { description: 'The id of the pickup, the shipment, or the store task.' })
  fulfilmentId!: string;

  @Field(() => [PickedLineInput], {
    description: 'The lines that were looked for; lines that are left out stay as they are.',
  })
  lines!: PickedLineInput[];

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which goods are only given to somebody who shows who they are.' })
export class RequireIdentityCheckInput {
  @Field(() => ID, { description: 'The id of the pickup, or of the store task.' })
  fulfilmentId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
