import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { inLocale } from '../../kernel/local-text.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ApprovalRow } from '../data/tables.js';
import { mayDecide } from './deciders.js';
import { ApprovalType } from './types.js';

/** What the question to a second person tells. */
@Resolver(() => ApprovalType)
export class ApprovalFields {
  @FieldResolver(() => ID, { description: 'The opaque id of the question.' })
  id(@Root() row: ApprovalRow): string {
    return toGlobalId('Approval', row.id);
  }

  @FieldResolver(() => String, {
    description: 'What is to be done, in a sentence, in the language of the request.',
  })
  summary(@Root() row: ApprovalRow, @Ctx() context: RequestContext): string {
    return inLocale(row.summary, context.locale);
  }

  @FieldResolver(() => MoneyType, { description: 'How much it is about.' })
  amount(@Root() row: ApprovalRow): MoneyType {
    return toMoney(row.amount_minor, row.currency);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description:
      'How much whoever has asked may do alone; null where that is no question of a sum.',
  })
  limit(@Root() row: ApprovalRow): MoneyType | null {
    return row.limit_minor === null ? null : toMoney(row.limit_minor, row.currency);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The opaque id of the location where it was asked; null where that is none.',
  })
  locationId(@Root() { location_id: locationId }: ApprovalRow): string | null {
    return locationId === null ? null : toGlobalId('Location', locationId);
  }

  @FieldResolver(() => String, { description: 'What kind of actor has asked.' })
  requestedByKind(@Root() row: ApprovalRow): string {
    return row.requested_by_kind;
  }

  @FieldResolver(() => Boolean, {
    description: 'True where you can decide about it: it is open, and you have not asked for it.',
  })
  isYoursToDecide(@Root() row: ApprovalRow, @Ctx() { actor }: RequestContext): boolean {
    return row.state === 'WAITING' && mayDecide(actor) && row.requested_by !== actor.id;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was asked.' })
  requestedAt(@Root() row: ApprovalRow): Date {
    return row.requested_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Until when it can be decided.' })
  expiresAt(@Root() row: ApprovalRow): Date {
    return row.expires_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  decidedAt(@Root() row: ApprovalRow): Date | null {
    return row.decided_at;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What kind of actor has decided; null where nobody has.',
  })
  decidedByKind(@Root() row: ApprovalRow): string | null {
    return row.decided_by_kind;
  }
}
