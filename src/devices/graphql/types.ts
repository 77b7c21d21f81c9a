import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { Node } from '../../platform/graphql/node.js';
import type { DeviceState } from '../domain/device-lifecycle.js';

export const DeviceStateEnum = describedEnum('DeviceState', 'How far a device has come.', {
  REGISTERED: 'It may come in with its code.',
  ENROLLED: 'It works.',
  REVOKED: 'It is locked out for good.',
} satisfies Record<DeviceState, string>);

@ObjectType('Device', {
  implements: Node,
  description: 'A tablet or a till of a store. It sees and does the business of that store alone.',
})
export class DeviceType extends Node {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => DeviceStateEnum, { description: 'How far it has come.' })
  state!: DeviceState;
}

/** A page of the devices of stores. */
export const DeviceConnection = connectionOf('Device', () => DeviceType);
