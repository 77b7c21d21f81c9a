import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { ChosenWay } from '../../domain/cart-line.js';
import type { CartLineTooShortRefusal, PickupNotOfferedRefusal } from '../../domain/refusals.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { noSuchLine } from '../lock-own-cart.js';
import { checkWay } from './choose-cart-fulfilment.js';

export interface SplitCartLine extends EditTarget {
  readonly lineId: string;
  /** So many units leave the line; at least one stays. */
  readonly quantity: number;
  /** How they reach the buyer; null for the way of the line that they leave. */
  readonly way: ChosenWay | null;
}

/**
 * Takes units off a line into a new one, so that they may go another way than the rest. What the line costs, and what is
 * taken off it, is shared by both to the cent. Answers the new line. Refuses what would leave nothing behind.
 */
export async function splitCartLine(work: Work, input: SplitCartLine) {
  const { quantity, way } = input;
  let lineId = '';
  const answer = await editCart<CartLineTooShortRefusal | PickupNotOfferedRefusal>(
    work,
    input,
    async (cart) => {
      const line = cart.line(input.lineId);
      if (!line) throw noSuchLine();
      const refused = way && (await checkWay(work, { ...work.caller, channel: cart.channel }, way));
      if (refused) return refused;
      const { variantId, quantity: before } = line;
      const part = cart.split(line, quantity);
      if (isRefusal(part)) return part;
      if (way) part.goThatWay(way);
      lineId = part.id;
      const lines = [
        { variantId, before, after: line.quantity },
        { variantId, before: 0, after: part.quantity },
      ];
      return { type: 'CartLineSplit', news: { lines } };
    },
  );
  return isRefusal(answer) ? answer : { ...answer, lineId };
}
