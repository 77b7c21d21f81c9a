import { Field, Int, ObjectType } from 'type-graphql';
import { dayMs, later } from '../../../kernel/clock.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { readMethodsToOffer } from '../../data/saved-method-reads.js';
import { reasonAgainstUse, type UnusableReason } from '../../domain/saved-method.js';
import { paymentProviders } from '../../providers/registry.js';
import { UnusableReasonEnum } from './enums.js';
import { SavedPaymentMethodType } from './types.js';
import { viewMethod } from './view.js';

/** Who looks for a card that they have just revoked is told so, for as long. */
const revokedForMs = 30 * dayMs;

@ObjectType('SavedPaymentMethodChoice', {
  simpleResolvers: true,
  description: 'A saved payment method, and whether it can be paid with here.',
})
export class SavedPaymentMethodChoiceType {
  @Field(() => SavedPaymentMethodType, { description: 'What the customer has saved.' })
  method!: SavedPaymentMethodType;

  @Field(() => Boolean, { description: 'True where it can be paid with.' })
  eligible!: boolean;

  @Field(() => UnusableReasonEnum, {
    nullable: true,
    description: 'Why not; null where it is eligible.',
  })
  reason!: UnusableReason | null;

  @Field(() => Int, {
    description: 'The place at which to show it, from 1 on: the preferred one, then the last used.',
  })
  rank!: number;
}

/**
 * The methods that a customer has saved, the best first: what can be paid with in that channel, the preferred one
 * before the last used; then the others, each with the reason why not.
 */
export async function savedMethodsToOffer(
  customerId: string,
  channel: string,
  context: RequestContext,
): Promise<SavedPaymentMethodChoiceType[]> {
  const now = context.gateway.clock.now();
  const revokedAfter = later(now, -revokedForMs);
  const rows = await readMethodsToOffer(context.db, customerId, revokedAfter);
  const providers = context.port(paymentProviders);
  const choices = rows.map((row) => {
    const isThere = providers.find(row.provider) !== undefined;
    const reason = reasonAgainstUse(row, channel, now) ?? (isThere ? null : ('PROVIDER' as const));
    return { method: viewMethod(row, context), eligible: reason === null, reason };
  });
  return choices
    .sort((a, b) => Number(b.eligible) - Number(a.eligible))
    .map((choice, place) => ({ ...choice, rank: place + 1 }));
}
