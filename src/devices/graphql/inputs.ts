import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';

@ArgsType()
export class DevicesArguments extends PageArguments {
  @Field(() => ID, { nullable: true, description: 'Only those of this location.' })
  locationId?: string | null;
}

@InputType({ description: 'A device that is to work in a store.' })
export class RegisterDeviceInput {
  @Field(() => String, { description: 'What people call it, at most 100 characters.' })
  name!: string;

  @Field(() => ID, { description: 'The location that it works for, and no other.' })
  locationId!: string;
}

@InputType({ description: 'What a device comes in with.' })
export class EnrolDeviceInput {
  @Field(() => String, { description: 'The code that the supervisor was told.' })
  code!: string;

  @Field(() => String, {
    description:
      'The Ed25519 public key that the device has made: 32 bytes in base64url, as `x` of a JWK (RFC 8037).',
  })
  publicKey!: string;
}

@InputType({ description: 'Which device is locked out, and why.' })
export class RevokeDeviceInput {
  @Field(() => ID, { description: 'The device.' })
  deviceId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
