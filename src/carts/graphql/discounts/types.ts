import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffMemberType } from '../../../customers/index.js';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { MoneyType } from '../../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../../platform/graphql/scalars.js';
import { type DiscountReason, discountReasons } from '../../domain/discount.js';
import { maxNoteLength } from '../../domain/limits.js';
import { CartInput } from '../inputs.js';
import { CartLimitReached, CartNotOpen, CartPayload, CartVersionConflict } from '../results.js';

/** Why staff take something off, in a word that reports can count. */
export const DiscountReasonEnum = describedEnum(
  'DiscountReason',
  'Why staff take something off.',
  Object.fromEntries(Object.entries(discountReasons).map(([reason, { en }]) => [reason, en])),
);

@ObjectType('CartDiscount', { description: 'What staff have taken off a cart, or off one line.' })
export class CartDiscountType {
  @Field(() => ID, { description: 'The id to name it by when it is taken back.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The line that it was given for; null where it is for the whole cart.',
  })
  lineId!: string | null;

  @Field(() => [ID], {
    description:
      'The lines whose goods cost less: that one, and what was split off it since. None where it is for the whole cart.',
  })
  lineIds!: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The part of what the goods cost, in basis points: 1000 is 10 %. Null where it is an amount.',
  })
  basisPoints!: number | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The amount that was given. Null where it is a part of what the goods cost.',
  })
  given!: MoneyType | null;

  @Field(() => MoneyType, {
    description: 'It holds as long as the goods of the cart cost so much before discounts.',
  })
  minimum!: MoneyType;

  @Field(() => MoneyType, { description: 'What it takes off the goods that are there now.' })
  taken!: MoneyType;

  @Field(() => Boolean, {
    description:
      'True while it waits for a second person, as it is above the limit of who gave it: it takes nothing off yet.',
  })
  awaitsApproval!: boolean;

  @Field(() => DiscountReasonEnum, { description: 'Why it is given.' })
  reasonCode!: DiscountReason;

  @Field(() => String, { nullable: true, description: 'More words about it; for staff only.' })
  note!: string | null;

  @Field(() => StaffMemberType, { nullable: true, description: 'Who gave it; for staff only.' })
  givenBy!: StaffMemberType | null;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt!: Date;
}

@InputType({ description: 'What to take off: `basisPoints` or `amountMinor`.' })
export class GiveDiscountInput extends CartInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The line whose goods are to cost less; the whole cart where it is left out.',
  })
  lineId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A part of what the goods cost, in basis points: 1 to 10000; 1000 is 10 %.',
  })
  basisPoints?: number | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'An amount, more than zero, off all units together.',
  })
  amountMinor?: number | null;

  @Field(() => MinorUnitsScalar, {
    defaultValue: 0,
    description: 'It holds as long as the goods of the cart cost so much before discounts.',
  })
  minimumMinor!: number;

  @Field(() => DiscountReasonEnum, { description: 'Why it is given.' })
  reasonCode!: DiscountReason;

  @Field(() => String, {
    nullable: true,
    description: `More words about it: at most ${maxNoteLength} characters.`,
  })
  note?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A discount to take back.' })
export class RemoveDiscountInput extends CartInput {
  @Field(() => ID, { description: 'The discount.' })
  discountId!: string;
}

export const GiveDiscountResult = resultUnion(
  'GiveDiscountResult',
  'The cart with its discount, or why it stays as it was.',
  CartPayload,
  CartNotOpen,
  CartVersionConflict,
  CartLimitReached,
  IdempotencyKeyReused,
);
