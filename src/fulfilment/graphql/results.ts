import { Field, Int, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { IdentityCheck } from '../domain/identity-check.js';
import { ParcelStateEnum } from './parcel-types.js';
import { FulfilmentStateEnum, FulfilmentType, IdentityCheckEnum, StoreTaskType } from './types.js';

@ObjectType({ description: 'The task after the step.' })
export class FulfilmentPayload {
  @Field(() => FulfilmentType, { description: 'The pickup or shipment as it is now.' })
  fulfilment!: FulfilmentType;

  @Field(() => StoreTaskType, { description: 'The same, as a task of the location.' })
  task!: StoreTaskType;
}

@ObjectType({
  implements: UserError,
  description: 'The step does not follow from where the goods are now.',
})
export class FulfilmentNotInState extends UserError {
  @Field(() => FulfilmentStateEnum, { description: 'Where the goods are now.' })
  state!: string;

  @Field(() => [String], { description: 'The steps that are possible now.' })
  possible!: string[];
}

@ObjectType({ implements: UserError, description: 'Somebody else works on the task.' })
export class TaskClaimed extends UserError {
  @Field(() => DateTimeScalar, { description: 'Until when, unless they pick further.' })
  until!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'A picked quantity is not between 0 and what was asked for, or the line is foreign.',
})
export class WrongPick extends UserError {
  @Field(() => String, { nullable: true, description: 'The SKU of the line, where it is known.' })
  sku!: string | null;

  @Field(() => Int, { description: 'How many units were asked for.' })
  asked!: number;
}

@ObjectType({ implements: UserError, description: 'Some lines have not been looked for yet.' })
export class PickNotFinished extends UserError {
  @Field(() => [String], { description: 'The SKUs that are still to be picked.' })
  skus!: string[];
}

@ObjectType({ implements: UserError, description: 'None of the goods was found.' })
export class NothingPicked extends UserError {}

@ObjectType({ implements: UserError, description: 'The pickup code is not the right one.' })
export class WrongPickupCode extends UserError {
  @Field(() => Int, { description: 'How many tries are left before the pickup is locked.' })
  triesLeft!: number;
}

@ObjectType({
  implements: UserError,
  description:
    'The goods are given only to somebody who shows who they are, and nobody has confirmed it.',
})
export class IdentityNotChecked extends UserError {
  @Field(() => String, { description: 'The name that their identity document has to show.' })
  collectorName!: string;

  @Field(() => IdentityCheckEnum, { description: 'Why it is asked for.' })
  because!: IdentityCheck;
}

@ObjectType({
  implements: UserError,
  description: 'More is given away, or refused, than waits of a line; or nothing at all.',
})
export class NotSoManyWaiting extends UserError {
  @Field(() => String, { nullable: true, description: 'The SKU of the line, where it is known.' })
  sku!: string | null;

  @Field(() => Int, { description: 'How many units wait.' })
  waiting!: number;
}

@ObjectType({ implements: UserError, description: 'Too many wrong codes were entered.' })
export class PickupCodeLocked extends UserError {
  @Field(() => DateTimeScalar, { description: 'When codes can be entered again.' })
  lockedUntil!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'The parcels do not hold exactly what was found of the shipment.',
})
export class ParcelsDoNotAddUp extends UserError {
  @Field(() => String, { nullable: true, description: 'The SKU of the line, where it is known.' })
  sku!: string | null;

  @Field(() => Int, { description: 'How many units were found.' })
  found!: number;

  @Field(() => Int, { description: 'How many are in the parcels.' })
  packed!: number;
}

@ObjectType({
  implements: UserError,
  description: 'The shipment is in parcels, each of which leaves by itself.',
})
export class ShipmentInParcels extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'The parcel cannot do that from where it is, or has neither label nor code.',
})
export class ParcelNotInState extends UserError {
  @Field(() => ParcelStateEnum, { description: 'Where the parcel is.' })
  state!: string;
}

export const AcceptFulfilmentResult = resultUnion(
  'AcceptFulfilmentResult',
  'The accepted task, or why it could not be accepted.',
  FulfilmentPayload,
  TaskClaimed,
  FulfilmentNotInState,
  IdempotencyKeyReused,
);

export const PickFulfilmentResult = resultUnion(
  'PickFulfilmentResult',
  'The picked task, or why nothing was recorded.',
  FulfilmentPayload,
  TaskClaimed,
  FulfilmentNotInState,
  WrongPick,
  IdempotencyKeyReused,
);

export const RequireIdentityCheckResult = resultUnion(
  'RequireIdentityCheckResult',
  'The task, or why nothing is asked for.',
  FulfilmentPayload,
  FulfilmentNotInState,
  IdempotencyKeyReused,
);
