import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { cartLoader } from '../../../carts/index.js';
import { variantLoader } from '../../../catalog/index.js';
import { Allow, notPartners } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import { chooseReplacement } from '../../commands/exchange/choose-replacement.js';
import { giveUpReplacement } from '../../commands/exchange/give-up-replacement.js';
import { noSuchReturn } from '../../commands/lock-return.js';
import { replacementLoader } from '../../data/replacements.js';
import type { ReplacementRow, ReturnRow } from '../../data/tables.js';
import { wantedReplacement } from '../asked-return.js';
import { ChooseReplacementInput, ReturnOrderInput } from '../inputs.js';
import { ChooseReplacementResult, ReturnStepResult } from '../results.js';
import { returnIdIn, returnPayload } from '../returns-resolver.js';
import { ReturnOrderType } from '../types.js';
import { visibleReturn } from '../visible.js';
import { type ReplacementLineType, ReplacementType } from './replacement-types.js';

@Resolver(() => ReturnOrderType)
export class ReplacementResolver {
  @Allow(notPartners)
  @Mutation(() => ChooseReplacementResult, {
    description:
      'Keeps other goods for a return, instead of its money: until its own goods have to be brought, and without an end once they are there. What was kept for it before is on sale again.',
  })
  async chooseReplacement(
    @Arg('input', () => ChooseReplacementInput, { description: 'Which return, and which goods.' })
    input: ChooseReplacementInput,
    @Ctx() context: RequestContext,
  ) {
    const returnId = returnIdIn(input.returnId);
    if (!(await visibleReturn(returnId, context))) throw noSuchReturn();
    const command = { returnId, ...wantedReplacement(input) };
    const answer = await context.run('chooseReplacement', input, (work) =>
      chooseReplacement(work, command),
    );
    return returnPayload(answer, context);
  }

  @Allow(notPartners)
  @Mutation(() => ReturnStepResult, {
    description:
      'The buyer wants the money after all: nothing is kept for the return any more, and the cart is theirs again.',
  })
  async giveUpReplacement(
    @Arg('input', () => ReturnOrderInput, { description: 'Which return.' })
    input: ReturnOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const returnId = returnIdIn(input.returnId);
    const answer = await context.run('giveUpReplacement', input, (work) =>
      giveUpReplacement(work, { returnId }),
    );
    return returnPayload(answer, context);
  }

  @FieldResolver(() => ReplacementType, {
    nullable: true,
    description:
      'What its buyer wants for it instead of the money; null where that was never said.',
  })
  async replacement(
    @Root() row: ReturnRow,
    @Ctx() context: RequestContext,
  ): Promise<ReplacementType | null> {
    const found = await context.loaders.of(replacementLoader).load(row.id);
    if (!found) return null;
    const { state, currency, total_minor: totalMinor, kept_until: until } = found;
    const lines = await linesOf(found, context);
    const keptUntil = state === 'RESERVED' ? until : null;
    return { state, total: toMoney(totalMinor, currency), lines, keptUntil };
  }
}

/** Whoever sees the return sees what it is exchanged for; the cart itself is its buyer's. */
async function linesOf(
  { cart_id: cartId }: ReplacementRow,
  { loaders }: RequestContext,
): Promise<ReplacementLineType[]> {
  const cart = await loaders.of(cartLoader).load(cartId);
  const lines = cart?.lines ?? [];
  const variants = await Promise.all(
    lines.map((line) => loaders.of(variantLoader).load(line.variant_id)),
  );
  return lines.map(({ variant_id: variantId, quantity }, place) => ({
    variantId: toGlobalId('Variant', variantId),
    sku: variants[place]?.sku ?? '',
    title: variants[place]?.title ?? '',
    quantity,
  }));
}
