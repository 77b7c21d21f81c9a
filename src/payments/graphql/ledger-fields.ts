import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ActorKind } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import type { ReadIntent } from '../data/reads.js';
import { ledgerLoader, type ReadLedgerEntry } from '../ledger/reads.js';
import { LedgerEntryType } from './ledger-types.js';
import { PaymentIntentType } from './types.js';

const bookKeepers: ReadonlySet<ActorKind> = new Set(['SUPERVISOR', 'ADMIN', 'SYSTEM']);

/** What a payment has left in the ledger. */
@Resolver(() => PaymentIntentType)
export class PaymentLedgerFields {
  @FieldResolver(() => [LedgerEntryType], {
    nullable: true,
    description:
      'What was posted for this payment and the goods that it pays, oldest first. Null for everybody but supervisors and admins.',
  })
  async ledgerEntries(
    @Root() intent: ReadIntent,
    @Ctx() context: RequestContext,
  ): Promise<LedgerEntryType[] | null> {
    if (!bookKeepers.has(context.actor.kind)) return null;
    const entries = await context.loaders.of(ledgerLoader).load(intent.id);
    return (entries ?? []).map(viewEntry);
  }
}

function viewEntry(entry: ReadLedgerEntry): LedgerEntryType {
  const { kind, at, channel } = entry;
  return {
    id: toGlobalId('LedgerEntry', entry.id),
    kind,
    at,
    channel,
    actorKind: entry.actor_kind,
    correlationId: entry.correlation_id,
    postings: entry.postings.map(({ account, currency, amount_minor: amountMinor }) => ({
      account,
      debit: amountMinor > 0 ? toMoney(amountMinor, currency) : null,
      credit: amountMinor < 0 ? toMoney(-amountMinor, currency) : null,
    })),
  };
}
