import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { StaffMemberType, type StaffRow, staffLoader } from '../../../customers/index.js';
import { isStaff } from '../../../platform/auth/actor.js';
import { Allow, type Role } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../../platform/graphql/money.js';
import { innerId, toGlobalId } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { sharesBy } from '../../../pricing/index.js';
import { giveDiscount } from '../../commands/edits/give-discount.js';
import { removeDiscount } from '../../commands/edits/remove-discount.js';
import { sharesOfRow } from '../../data/discount-shares.js';
import type { CartRow } from '../../data/tables.js';
import { type CartDiscount, counts, linesOf } from '../../domain/discount.js';
import { cartPayload } from '../payload.js';
import { readNote, readTarget } from '../read-inputs.js';
import { EditCartResult } from '../results.js';
import { CartType } from '../types.js';
import {
  CartDiscountType,
  GiveDiscountInput,
  GiveDiscountResult,
  RemoveDiscountInput,
} from './types.js';

/** People who may be asked why: a device has no name. */
const givers: readonly Role[] = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'ADMIN'];

/** A discount with what it takes off the goods of its cart. */
interface DiscountRow extends CartDiscount {
  readonly takenMinor: number;
  readonly awaitsApproval: boolean;
  readonly currency: string;
}

@Resolver(() => CartType)
export class DiscountsResolver {
  @Allow(givers)
  @Mutation(() => GiveDiscountResult, {
    description:
      'Takes something off a cart, or off one line of it, for a reason. It is shared over the lines to the cent, and worked out anew whenever the goods change. Above the limit of your role it waits for a second person.',
  })
  async giveDiscount(
    @Arg('input', () => GiveDiscountInput, { description: 'How much, off what, and why.' })
    input: GiveDiscountInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readDiscount(input);
    const answer = await context.run('giveDiscount', input, (work) => giveDiscount(work, command));
    return cartPayload(answer, context);
  }

  @Allow(givers)
  @Mutation(() => EditCartResult, { description: 'Takes back what staff have taken off a cart.' })
  async removeDiscount(
    @Arg('input', () => RemoveDiscountInput, { description: 'Which discount.' })
    input: RemoveDiscountInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      ...readTarget(input),
      discountId: innerId('CartDiscount', input.discountId),
    };
    const answer = await context.run('removeDiscount', {}, (work) => removeDiscount(work, command));
    return cartPayload(answer, context);
  }

  @FieldResolver(() => [CartDiscountType], {
    description: 'What staff have taken off, in the order in which it was given.',
  })
  discounts(@Root() cart: CartRow): DiscountRow[] {
    const taken = sharesBy('discountId', sharesOfRow(cart));
    return cart.discounts.map((discount) => ({
      ...discount,
      takenMinor: taken.get(discount.id) ?? 0,
      awaitsApproval: !counts(discount),
      currency: cart.currency,
    }));
  }
}

@Resolver(() => CartDiscountType)
export class CartDiscountFields {
  @FieldResolver(() => ID, { description: 'The id to name it by when it is taken back.' })
  id(@Root() row: DiscountRow): string {
    return toGlobalId('CartDiscount', row.id);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The line that it was given for; null where it is for the whole cart.',
  })
  lineId(@Root() row: DiscountRow): string | null {
    return row.lineId && toGlobalId('CartLine', row.lineId);
  }

  @FieldResolver(() => [ID], {
    description:
      'The lines whose goods cost less: that one, and what was split off it since. None where it is for the whole cart.',
  })
  lineIds(@Root() row: DiscountRow): string[] {
    return (linesOf(row) ?? []).map((lineId) => toGlobalId('CartLine', lineId));
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'The amount that was given. Null where it is a part of what the goods cost.',
  })
  given(@Root() { amountMinor, currency }: DiscountRow): MoneyType | null {
    return amountMinor === null ? null : toMoney(amountMinor, currency);
  }

  @FieldResolver(() => MoneyType, {
    description: 'It holds as long as the goods of the cart cost so much before discounts.',
  })
  minimum(@Root() row: DiscountRow): MoneyType {
    return toMoney(row.minimumMinor, row.currency);
  }

  @FieldResolver(() => MoneyType, {
    description: 'What it takes off the goods that are there now.',
  })
  taken(@Root() row: DiscountRow): MoneyType {
    return toMoney(row.takenMinor, row.currency);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'More words about it; for staff only.',
  })
  note(@Root() { note }: DiscountRow, @Ctx() { actor }: RequestContext): string | null {
    return isStaff(actor) ? note : null;
  }

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: 'Who gave it; for staff only.',
  })
  givenBy(
    @Root() row: DiscountRow,
    @Ctx() context: RequestContext,
  ): Promise<StaffRow | null> | null {
    return isStaff(context.actor) ? context.loaders.of(staffLoader).load(row.givenBy) : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt(@Root() row: DiscountRow): Date {
    return new Date(row.givenAt);
  }
}

function readDiscount(input: GiveDiscountInput) {
  const { basisPoints = null, amountMinor = null, minimumMinor, reasonCode } = input;
  if ((basisPoints === null) === (amountMinor === null))
    throw wrong('Give `basisPoints` or `amountMinor`.');
  if (basisPoints !== null && (basisPoints < 1 || basisPoints > 10_000))
    throw wrong('`basisPoints` is 1 to 10000.');
  if (amountMinor !== null && amountMinor <= 0) throw wrong('`amountMinor` is more than zero.');
  if (minimumMinor < 0) throw wrong('`minimumMinor` is not less than zero.');
  return {
    ...readTarget(input),
    lineId: input.lineId ? innerId('CartLine', input.lineId) : null,
    basisPoints,
    amountMinor,
    minimumMinor,
    reasonCode,
    note: readNote(input.note),
  };
}

function wrong(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}
