import { Field, InputType, ObjectType } from 'type-graphql';
import type { Address, GivenAddress } from '../domain/address.js';

const meanings = {
  name: 'Who receives it.',
  company: 'The company, where it goes to one.',
  line1: 'Street and number.',
  line2: 'Building, floor, door code.',
  postalCode: 'The postal code of the place.',
  city: 'The town.',
  region: 'State or province, where addresses have one.',
  countryCode: 'The country, ISO 3166-1 alpha-2: `FR`.',
  phone: 'For the carrier, E.164.',
};

@ObjectType('Address', {
  simpleResolvers: true,
  description: 'Where something is sent or billed to.',
})
export class AddressType implements Address {
  @Field(() => String, { description: meanings.name })
  name!: string;

  @Field(() => String, { nullable: true, description: meanings.company })
  company!: string | null;

  @Field(() => String, { description: meanings.line1 })
  line1!: string;

  @Field(() => String, { nullable: true, description: meanings.line2 })
  line2!: string | null;

  @Field(() => String, { description: meanings.postalCode })
  postalCode!: string;

  @Field(() => String, { description: meanings.city })
  city!: string;

  @Field(() => String, { nullable: true, description: meanings.region })
  region!: string | null;

  @Field(() => String, { description: meanings.countryCode })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: meanings.phone })
  phone!: string | null;
}

@InputType({
  description: 'Where something is sent or billed to. Each line has at most 100 characters.',
})
export class AddressInput implements GivenAddress {
  @Field(() => String, { description: meanings.name })
  name!: string;

  @Field(() => String, { nullable: true, description: meanings.company })
  company?: string | null;

  @Field(() => String, { description: meanings.line1 })
  line1!: string;

  @Field(() => String, { nullable: true, description: meanings.line2 })
  line2?: string | null;

  @Field(() => String, { description: meanings.postalCode })
  postalCode!: string;

  @Field(() => String, { description: meanings.city })
  city!: string;

  @Field(() => String, { nullable: true, description: meanings.region })
  region?: string | null;

  @Field(() => String, {
    defaultValue: 'FR',
    description: 'The country, ISO 3166-1 alpha-2. France where nothing is said.',
  })
  countryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For the carrier: E.164, or a French number as it is written in France.',
  })
  phone?: string | null;
}
