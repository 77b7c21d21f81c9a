import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { Locale } from '../../kernel/refusal.js';
import { PageArguments } from '../../platform/graphql/connection.js';
import type { SignIn } from '../commands/sign-in.js';
import type { SignUp } from '../commands/sign-up.js';
import { AddressInput } from './address-types.js';
import { LocaleEnum } from './types.js';

@InputType({ description: 'A new account.' })
export class SignUpInput implements SignUp {
  @Field(() => String, { description: 'The e-mail address; capitals make no difference.' })
  email!: string;

  @Field(() => String, {
    description: '8 to 200 characters of any kind; the most common passwords are refused.',
  })
  password!: string;

  @Field(() => String, { description: 'First name, at most 100 characters.' })
  firstName!: string;

  @Field(() => String, { description: 'Last name, at most 100 characters.' })
  lastName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The phone number: E.164, or a French number as it is written in France.',
  })
  phone?: string | null;

  @Field(() => LocaleEnum, {
    nullable: true,
    description: 'The language to write to them in; that of this request where nothing is said.',
  })
  locale?: Locale | null;
}

@InputType({ description: 'E-mail and password.' })
export class SignInInput implements SignIn {
  @Field(() => String, { description: 'The e-mail address of the account.' })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}

@InputType({ description: 'Going on without the password.' })
export class RefreshSessionInput {
  @Field(() => String, {
    description: 'The newest refresh token of the session. It is used up: keep the one you get.',
  })
  refreshToken!: string;
}

@InputType({ description: 'Which sessions to end.' })
export class SignOutInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: every session of yours, on all devices.',
  })
  everywhere!: boolean;
}

@InputType({ description: 'An address for your book.' })
export class SaveAddressInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The address to replace; a new one is added where nothing is said.',
  })
  addressId?: string | null;

  @Field(() => String, { nullable: true, description: 'Your name for it, at most 40 characters.' })
  label?: string | null;

  @Field(() => AddressInput, { description: 'Where it is, and for whom.' })
  address!: AddressInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: offer this one first from now on. The first address is the default anyhow.',
  })
  makeDefault!: boolean;
}

@InputType({ description: 'An address to take out of your book.' })
export class RemoveAddressInput {
  @Field(() => ID, { description: 'Where it is, and for whom.' })
  addressId!: string;
}

@ArgsType()
export class CustomersArguments extends PageArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'A whole e-mail address, a whole phone number, or the beginning of a name, first or last name first. Accents and capitals do not matter; everybody where nothing is said.',
  })
  search?: string | null;
}
