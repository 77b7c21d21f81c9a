import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import {
  type AddressField,
  addressFields,
  type ContactField,
  contactFields,
  type PasswordFault,
  passwordFaults,
} from '../domain/refusals.js';
import { CustomerType, enumOf, SavedAddressType } from './types.js';

export const ContactFieldEnum = enumOf(contactFields);
registerEnumType(ContactFieldEnum, {
  name: 'ContactField',
  description: 'The details of a person that a form asks for.',
  valuesConfig: {
    EMAIL: { description: 'The e-mail address.' },
    PHONE: { description: 'The phone number.' },
    FIRST_NAME: { description: 'The first name that was given.' },
    LAST_NAME: { description: 'The last name that was given.' },
  },
});

export const AddressFieldEnum = enumOf(addressFields);
registerEnumType(AddressFieldEnum, {
  name: 'AddressField',
  description: 'The fields of an address.',
  valuesConfig: {
    NAME: { description: 'Who receives it.' },
    COMPANY: { description: 'The name of the company.' },
    LINE1: { description: 'Street and number.' },
    LINE2: { description: 'Building, floor, door code.' },
    POSTAL_CODE: { description: 'The postal code of the place.' },
    CITY: { description: 'The town.' },
    REGION: { description: 'State or province.' },
    COUNTRY_CODE: { description: 'The country.' },
    PHONE: { description: 'The phone number.' },
  },
});

export const PasswordFaultEnum = enumOf(passwordFaults);
registerEnumType(PasswordFaultEnum, {
  name: 'PasswordFault',
  description: 'Why a password cannot be used.',
  valuesConfig: {
    TOO_SHORT: { description: 'It has fewer than 8 characters.' },
    TOO_LONG: { description: 'It has more than 200 characters.' },
    TOO_COMMON: { description: 'It is one of the first that an attacker tries.' },
  },
});

@ObjectType({
  implements: UserError,
  description: 'One of the details of a person cannot be used.',
})
export class InvalidContact extends UserError {
  @Field(() => ContactFieldEnum, { description: 'The field of the form to look at again.' })
  field!: ContactField;
}

@ObjectType({
  implements: UserError,
  description: 'One of the fields of an address cannot be used.',
})
export class InvalidAddress extends UserError {
  @Field(() => AddressFieldEnum, { description: 'The field of the form to look at again.' })
  field!: AddressField;
}

@ObjectType({ implements: UserError, description: 'The password cannot be used.' })
export class PasswordRefused extends UserError {
  @Field(() => PasswordFaultEnum, { description: 'Which rule the password does not follow.' })
  reason!: PasswordFault;
}

@ObjectType({
  implements: UserError,
  description:
    'There is an account with this e-mail address already; one can buy as a guest all the same.',
})
export class EmailTaken extends UserError {}

@ObjectType({
  implements: UserError,
  description:
    'E-mail address and password do not go together; which of them is wrong is not said.',
})
export class InvalidCredentials extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'The refresh token is not good, or not any more: sign in again.',
})
export class SessionEnded extends UserError {}

@ObjectType({ implements: UserError, description: 'The address book is full.' })
export class TooManyAddresses extends UserError {
  @Field(() => Int, { description: 'How many addresses a book holds.' })
  most!: number;
}

@ObjectType({ description: 'You are signed in. Both tokens are secrets.' })
export class SignInPayload {
  @Field(() => String, {
    description: 'For `Authorization: Bearer`, over HTTP and in the parameters of a socket.',
  })
  accessToken!: string;

  @Field(() => DateTimeScalar, { description: 'When it stops to be good: 15 minutes from now.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: 'For `refreshSession`, once. Keep it where scripts of others cannot read it.',
  })
  refreshToken!: string;

  @Field(() => DateTimeScalar, { description: 'When the session ends unless it is refreshed.' })
  refreshTokenExpiresAt!: Date;
}

@ObjectType({ description: 'You are signed out.' })
export class SignOutPayload {
  @Field(() => Int, { description: 'How many sessions were open until now.' })
  ended!: number;
}

@ObjectType({ description: 'The address is in your book.' })
export class SaveAddressPayload {
  @Field(() => SavedAddressType, { description: 'The address as it was kept.' })
  address!: SavedAddressType;

  @Field(() => CustomerType, { description: 'Your account as it is now.' })
  customer!: CustomerType;
}

@ObjectType({ description: 'The address is out of your book.' })
export class RemoveAddressPayload {
  @Field(() => CustomerType, { description: 'Your account as it is now.' })
  customer!: CustomerType;
}

export const SignUpResult = resultUnion(
  'SignUpResult',
  'A new account, or why there is none.',
  SignInPayload,
  EmailTaken,
  PasswordRefused,
  InvalidContact,
);

export const SignInResult = resultUnion(
  'SignInResult',
  'A session, or why there is none.',
  SignInPayload,
  InvalidCredentials,
);

export const RefreshSessionResult = resultUnion(
  'RefreshSessionResult',
  'New tokens, or the end of the session.',
  SignInPayload,
  SessionEnded,
);

export const SignOutResult = resultUnion('SignOutResult', 'What was ended.', SignOutPayload);

export const SaveAddressResult = resultUnion(
  'SaveAddressResult',
  'The address in the book, or why it is not there.',
  SaveAddressPayload,
  InvalidAddress,
  TooManyAddresses,
);

export const RemoveAddressResult = resultUnion(
  'RemoveAddressResult',
  'The book without the address.',
  RemoveAddressPayload,
);
