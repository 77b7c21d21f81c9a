import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { type ActorKind, actorKinds } from '../../platform/auth/actor.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { type StaffKind, staffKinds } from '../domain/staff.js';
import { AddressType } from './address-types.js';

/** A GraphQL enum whose values are spelled as they are everywhere else. */
export function enumOf<const Value extends string>(
  values: readonly Value[],
): { readonly [V in Value]: V } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [V in Value]: V };
}

const meanings: Record<ActorKind, { description: string }> = {
  GUEST: { description: 'Nobody we know; at most the holder of a guest token.' },
  CUSTOMER: { description: 'Somebody with an account.' },
  ASSOCIATE: { description: 'Works in stores, and for those only.' },
  AGENT: { description: 'Works in the call centre, and may act for any customer.' },
  SUPERVISOR: { description: 'An agent who may also approve.' },
  PARTNER: { description: 'Another company that may look at the schema and the catalogue.' },
  DEVICE: { description: 'A tablet or another machine of a store.' },
  ADMIN: { description: 'Runs the gateway.' },
  SYSTEM: { description: 'The gateway itself.' },
};

export const ActorKindEnum = enumOf(actorKinds);
registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'What kind of somebody acts; it decides what they may do.',
  valuesConfig: meanings,
});

export const StaffKindEnum = enumOf(staffKinds);
registerEnumType(StaffKindEnum, {
  name: 'StaffKind',
  description: 'Everybody who signs in and is no customer.',
  valuesConfig: Object.fromEntries(staffKinds.map((kind) => [kind, meanings[kind]])),
});

/** The languages by the names that the graph gives them. */
export const LocaleEnum = { FR: 'fr', EN: 'en' } as const;
registerEnumType(LocaleEnum, {
  name: 'Locale',
  description: 'The languages in which the shop speaks to people.',
  valuesConfig: { FR: { description: 'French.' }, EN: { description: 'English.' } },
});

@ObjectType('SavedAddress', {
  simpleResolvers: true,
  description: "An address in a customer's book.",
})
export class SavedAddressType {
  @Field(() => ID, { description: 'The opaque id of this address.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the customer gave it: `Home`, `Office`.',
  })
  label!: string | null;

  @Field(() => Boolean, { description: 'True for the one that is offered first.' })
  isDefault!: boolean;

  @Field(() => AddressType, { description: 'Where it is, and for whom.' })
  address!: AddressType;
}

@ObjectType('Customer', {
  implements: Node,
  description: 'Somebody with an account, as they themselves and the back office see them.',
})
export class CustomerType extends Node {
  @Field(() => String, { simple: true, description: 'The e-mail address, as its owner writes it.' })
  email!: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The phone number, E.164.' })
  phone!: string | null;

  @Field(() => LocaleEnum, { simple: true, description: 'The language to write to them in.' })
  locale!: 'fr' | 'en';
}

export const CustomerConnection = connectionOf('Customer', () => CustomerType);

@ObjectType('StaffMember', {
  description: 'A person, a device or a partner that signs in to work.',
})
export class StaffMemberType {
  @Field(() => String, {
    simple: true,
    description: "The retailer's own name for them: `agent-12`.",
  })
  code!: string;

  @Field(() => String, { simple: true, description: 'The name to show.' })
  name!: string;

  @Field(() => StaffKindEnum, { simple: true, description: 'What kind of staff.' })
  kind!: StaffKind;
}

@ObjectType('Viewer', { description: 'You, as the gateway sees you.' })
export class ViewerType {
  @Field(() => String, {
    description: 'The channel through which you come: WEB, APP, STORE, TABLET, CALL_CENTRE ...',
  })
  channel!: string;

  @Field(() => LocaleEnum, { description: 'The language in which you are answered.' })
  locale!: 'fr' | 'en';
}
