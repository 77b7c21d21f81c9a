import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { addCartLines } from '../commands/edits/add-cart-lines.js';
import { changeCartLines } from '../commands/edits/change-cart-lines.js';
import { chooseCartFulfilment } from '../commands/edits/choose-cart-fulfilment.js';
import { removeCartLines } from '../commands/edits/remove-cart-lines.js';
import { requoteCart } from '../commands/edits/requote-cart.js';
import { setCartAddresses } from '../commands/edits/set-cart-addresses.js';
import { setCartContact } from '../commands/edits/set-cart-contact.js';
import { setCartNote } from '../commands/edits/set-cart-note.js';
import { splitCartLine } from '../commands/edits/split-cart-line.js';
import { cartFillers } from './cart-resolver.js';
import {
  AddCartLinesInput,
  CartInput,
  ChangeCartLinesInput,
  ChooseCartFulfilmentInput,
  RemoveCartLinesInput,
  SetCartAddressesInput,
  SetCartContactInput,
  SetCartNoteInput,
  SplitCartLineInput,
} from './inputs.js';
import { cartPayload, splitPayload } from './payload.js';
import {
  readCartContact,
  readChanges,
  readLineIds,
  readLines,
  readNote,
  readOptionalAddress,
  readSplit,
  readTarget,
  readWay,
} from './read-inputs.js';
import {
  AddCartLinesResult,
  ChooseCartFulfilmentResult,
  EditCartResult,
  SetCartAddressesResult,
  SetCartContactResult,
  SplitCartLineResult,
} from './results.js';

/** Every edit prices the whole cart anew and answers with the cart as it is then. */
@Resolver()
export class CartEditsResolver {
  @Allow(cartFillers)
  @Mutation(() => AddCartLinesResult, { description: 'Puts variants into a cart.' })
  async addCartLines(
    @Arg('input', () => AddCartLinesInput, { description: 'What, into which cart.' })
    input: AddCartLinesInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...readTarget(input), lines: readLines(input.lines, 1) };
    const { idempotencyKey } = input;
    const remembered = { ...command, ...(idempotencyKey && { idempotencyKey }) };
    const answer = await context.run('addCartLines', remembered, (work) =>
      addCartLines(work, command),
    );
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => EditCartResult, {
    description: 'Sets how many there are to be of some lines; 0 takes a line out.',
  })
  async changeCartLines(
    @Arg('input', () => ChangeCartLinesInput, { description: 'Which lines, and how many.' })
    input: ChangeCartLinesInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...readTarget(input), lines: readChanges(input.lines) };
    const answer = await context.run('changeCartLines', {}, (work) =>
      changeCartLines(work, command),
    );
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => EditCartResult, { description: 'Takes lines out of a cart.' })
  async removeCartLines(
    @Arg('input', () => RemoveCartLinesInput, { description: 'Which lines.' })
    input: RemoveCartLinesInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...readTarget(input), lineIds: readLineIds(input.lineIds) };
    const answer = await context.run('removeCartLines', {}, (work) =>
      removeCartLines(work, command),
    );
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => SplitCartLineResult, {
    description:
      'Takes units off a line into a new one, so that they may go another way than the rest. To put lines together again, give one of them the units of all by `changeCartLines`, and the others 0.',
  })
  async splitCartLine(
    @Arg('input', () => SplitCartLineInput, { description: 'How many, off which line.' })
    input: SplitCartLineInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readSplit(input);
    const answer = await context.run('splitCartLine', input, (work) =>
      splitCartLine(work, command),
    );
    return splitPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => SetCartContactResult, { description: 'Says how to reach the buyer.' })
  async setCartContact(
    @Arg('input', () => SetCartContactInput, { description: 'The contact.' })
    input: SetCartContactInput,
    @Ctx() context: RequestContext,
  ) {
    const contact = readCartContact(input.contact);
    if (isRefusal(contact)) return contact;
    const command = { ...readTarget(input), contact };
    const answer = await context.run('setCartContact', {}, (work) => setCartContact(work, command));
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => SetCartAddressesResult, {
    description: 'Says where goods and invoice go. Taxes and shipping fee follow the country.',
  })
  async setCartAddresses(
    @Arg('input', () => SetCartAddressesInput, { description: 'The addresses.' })
    input: SetCartAddressesInput,
    @Ctx() context: RequestContext,
  ) {
    const shippingAddress = readOptionalAddress(input.shippingAddress);
    if (isRefusal(shippingAddress)) return shippingAddress;
    const billingAddress = readOptionalAddress(input.billingAddress);
    if (isRefusal(billingAddress)) return billingAddress;
    const command = { ...readTarget(input), shippingAddress, billingAddress };
    const answer = await context.run('setCartAddresses', {}, (work) =>
      setCartAddresses(work, command),
    );
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => ChooseCartFulfilmentResult, {
    description: 'Chooses how a cart, or some of its lines, will reach the buyer.',
  })
  async chooseCartFulfilment(
    @Arg('input', () => ChooseCartFulfilmentInput, { description: 'Collected where, or sent.' })
    input: ChooseCartFulfilmentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      ...readTarget(input),
      way: readWay(input.fulfilment),
      lineIds: input.lineIds ? readLineIds(input.lineIds) : undefined,
    };
    const answer = await context.run('chooseCartFulfilment', {}, (work) =>
      chooseCartFulfilment(work, command),
    );
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => EditCartResult, { description: 'Writes down what the buyer wants to tell.' })
  async setCartNote(
    @Arg('input', () => SetCartNoteInput, { description: 'The words.' })
    input: SetCartNoteInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...readTarget(input), note: readNote(input.note) };
    const answer = await context.run('setCartNote', {}, (work) => setCartNote(work, command));
    return cartPayload(answer, context);
  }

  @Allow(cartFillers)
  @Mutation(() => EditCartResult, {
    description:
      'Quotes the prices of now for another half hour, and tells which lines cost something else.',
  })
  async requoteCart(
    @Arg('input', () => CartInput, { description: 'Which cart.' }) input: CartInput,
    @Ctx() context: RequestContext,
  ) {
    const target = readTarget(input);
    const answer = await context.run('requoteCart', {}, (work) => requoteCart(work, target));
    return cartPayload(answer, context);
  }
}
