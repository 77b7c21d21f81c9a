import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { addressOf, identity } from '../../customers/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, notPartners, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { blockGiftCard } from '../commands/block-gift-card.js';
import { createGiftCardToken } from '../commands/create-gift-card-token.js';
import { issueGiftCard } from '../commands/issue-gift-card.js';
import { findGiftCard, storedAccountLoader } from '../data/reads.js';
import type { StoredAccountRow } from '../data/tables.js';
import { giftCardCode, giftCardHash } from '../domain/gift-card-code.js';
import { giftCardUnknown } from '../domain/refusals.js';
import { giftCardSecret } from '../ports.js';
import {
  BlockGiftCardInput,
  CreateGiftCardTokenInput,
  IssueGiftCardInput,
  readCurrency,
  readReason,
} from './inputs.js';
import { BlockGiftCardResult, CreateGiftCardTokenResult, IssueGiftCardResult } from './results.js';
import { GiftCardBalanceType } from './types.js';
import { viewBalance } from './views.js';

const supervisors: readonly Role[] = ['SUPERVISOR', 'ADMIN'];

@Resolver()
export class GiftCardResolver {
  @Allow(notPartners)
  @Query(() => GiftCardBalanceType, {
    nullable: true,
    description:
      'What is on a gift card, for whoever knows its code. Null where there is none; who asks for too many of those has to wait.',
  })
  async giftCardBalance(
    @Arg('code', () => String, {
      description: 'The code on the card. Case, spaces and dashes do not count.',
    })
    code: string,
    @Ctx() context: RequestContext,
  ): Promise<GiftCardBalanceType | null> {
    const card = await cardWithCode(code, context);
    return card ? viewBalance(card, context.gateway.clock.now()) : null;
  }

  @Allow(notPartners)
  @Mutation(() => CreateGiftCardTokenResult, {
    description:
      'Makes a token with which a gift card can be paid with, for half an hour. Who tries too many wrong codes has to wait.',
  })
  async createGiftCardToken(
    @Arg('input', () => CreateGiftCardTokenInput, { description: 'The code on the card.' })
    input: CreateGiftCardTokenInput,
    @Ctx() context: RequestContext,
  ) {
    const card = await cardWithCode(input.code, context);
    if (!card) return giftCardUnknown();
    const made = await context.run('createGiftCardToken', {}, (work) =>
      createGiftCardToken(work, card.id),
    );
    if (isRefusal(made)) return made;
    return { ...made, giftCard: viewBalance(card, context.gateway.clock.now()) };
  }

  @Allow(supervisors)
  @Mutation(() => IssueGiftCardResult, {
    description: 'Gives a gift card away. Its code is shown here, and nowhere else.',
  })
  async issueGiftCard(
    @Arg('input', () => IssueGiftCardInput, { description: 'How much, until when, and why.' })
    input: IssueGiftCardInput,
    @Ctx() context: RequestContext,
  ) {
    const { amountMinor, expiresAt = null } = input;
    const reason = readReason(input.reason);
    const currency = readCurrency(input.currency);
    const issued = await context.run('issueGiftCard', input, (work) =>
      issueGiftCard(work, { amountMinor, currency, expiresAt, reason }),
    );
    if (isRefusal(issued)) return issued;
    return {
      giftCard: await context.loaders.of(storedAccountLoader).load(issued.giftCardId),
      code: giftCardCode(context.port(giftCardSecret), issued.giftCardId),
    };
  }

  @Allow(supervisors)
  @Mutation(() => BlockGiftCardResult, {
    description:
      'Blocks a gift card for good: lost, stolen, or misused. What it holds for orders still pays them.',
  })
  async blockGiftCard(
    @Arg('input', () => BlockGiftCardInput, { description: 'Which card, and why.' })
    input: BlockGiftCardInput,
    @Ctx() context: RequestContext,
  ) {
    const giftCardId = innerId('GiftCard', input.giftCardId);
    const reason = readReason(input.reason);
    const blocked = await context.run('blockGiftCard', input, (work) =>
      blockGiftCard(work, { giftCardId, reason }),
    );
    if (isRefusal(blocked)) return blocked;
    return { giftCard: await context.loaders.of(storedAccountLoader).load(giftCardId) };
  }
}

/** The card with this code. Guesses are counted by where they come from; the holder of a card is not in their way. */
function cardWithCode(
  code: string,
  context: RequestContext,
): Promise<StoredAccountRow | undefined> {
  const { attempts } = context.port(identity);
  return attempts.giftCard(addressOf(context.caller), () =>
    findGiftCard(context.db, giftCardHash(code)),
  );
}
