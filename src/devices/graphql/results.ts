import { Field, ObjectType } from 'type-graphql';
import { SignInPayload } from '../../customers/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { DeviceType } from './types.js';

@ObjectType({ description: 'A device that may come in, with its code, which is told here alone.' })
export class RegisterDevicePayload {
  @Field(() => DeviceType, { description: 'The device as it is now.' })
  device!: DeviceType;

  @Field(() => String, { description: 'The code to enter on the device, once. It is a secret.' })
  enrolmentCode!: string;

  @Field(() => DateTimeScalar, { description: 'Until when: a quarter of an hour from now.' })
  codeExpiresAt!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'The code is wrong, was used before, or is too old.',
})
export class InvalidEnrolmentCode extends UserError {}

@ObjectType({ implements: UserError, description: 'The key is no Ed25519 public key.' })
export class InvalidDeviceKey extends UserError {}

@ObjectType({ description: 'The device after the step.' })
export class DevicePayload {
  @Field(() => DeviceType, { description: 'The device as it is now.' })
  device!: DeviceType;
}

export const RegisterDeviceResult = resultUnion(
  'RegisterDeviceResult',
  'The device with its code.',
  RegisterDevicePayload,
);

export const EnrolDeviceResult = resultUnion(
  'EnrolDeviceResult',
  'The tokens of the device, or why it has none.',
  SignInPayload,
  InvalidEnrolmentCode,
  InvalidDeviceKey,
);

export const RevokeDeviceResult = resultUnion(
  'RevokeDeviceResult',
  'The device that is locked out.',
  DevicePayload,
  IdempotencyKeyReused,
);
