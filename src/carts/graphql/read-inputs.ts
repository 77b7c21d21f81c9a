import {
  type GivenAddress,
  type GivenContact,
  readAddress,
  readContact,
} from '../../customers/index.js';
import { isCurrency } from '../../kernel/money.js';
import { isRefusal } from '../../kernel/refusal.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { PickedLine } from '../commands/edits/add-cart-lines.js';
import type { CartContact } from '../domain/cart.js';
import type { ChosenWay } from '../domain/cart-line.js';
import { maxLines, maxNoteLength, maxQuantity } from '../domain/limits.js';
import type {
  CartFulfilmentInput,
  CartInput,
  CartLineInput,
  ChangedLineInput,
  SplitCartLineInput,
} from './inputs.js';

// Control characters other than line breaks and tabs, which a note may have.
const unwanted = /[^\P{Cc}\n\r\t]/u;

function wrong(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}

/** Which cart is edited, in which version. */
export function readTarget({ cartId, expectedVersion }: CartInput) {
  return { cartId: innerId('Cart', cartId), expectedVersion: expectedVersion ?? undefined };
}

/** What is picked: so many different variants at the least, and each so often as a cart holds. */
export function readLines(lines: readonly CartLineInput[], least: number): PickedLine[] {
  if (lines.length < least || lines.length > maxLines)
    throw wrong(`Give ${least} to ${maxLines} lines.`);
  return lines.map(({ variantId, quantity }) => ({
    variantId: innerId('Variant', variantId),
    quantity: readQuantity(quantity, 1),
  }));
}

export function readChanges(lines: readonly ChangedLineInput[]) {
  if (lines.length === 0) throw wrong('Name at least one line.');
  return lines.map(({ lineId, quantity }) => ({
    lineId: readLineId(lineId),
    quantity: readQuantity(quantity, 0),
  }));
}

export function readSplit(input: SplitCartLineInput) {
  const { lineId, quantity, fulfilment } = input;
  return {
    ...readTarget(input),
    lineId: readLineId(lineId),
    quantity: readQuantity(quantity, 1),
    way: fulfilment ? readWay(fulfilment) : null,
  };
}

export function readLineIds(ids: readonly string[]): string[] {
  if (ids.length === 0) throw wrong('Name at least one line.');
  return ids.map(readLineId);
}

function readLineId(id: string): string {
  return innerId('CartLine', id);
}

function readQuantity(quantity: number, least: number): number {
  if (quantity < least || quantity > maxQuantity)
    throw wrong(`A quantity is ${least} to ${maxQuantity}.`);
  return quantity;
}

/** The way that was chosen: a pickup names its store. */
export function readWay({ kind, locationId }: CartFulfilmentInput): ChosenWay {
  if (kind === 'SHIP') return { kind, collectAt: null };
  if (locationId == null) throw wrong('Name the location where the buyer gets the goods.');
  return { kind, collectAt: innerId('Location', locationId) };
}

export function readCartContact(given: GivenContact) {
  const contact = readContact(given);
  if (isRefusal(contact)) return contact;
  const { email, phone, firstName, lastName } = contact;
  return { email: email.address, phone, firstName, lastName } satisfies CartContact;
}

/** An address as it will be kept; null and undefined stay what they are. */
export function readOptionalAddress(
  given: GivenAddress | null | undefined,
): ReturnType<typeof readAddress> | null | undefined {
  return given == null ? given : readAddress(given);
}

export function readNote(note: string | null | undefined): string | null {
  if (note == null) return null;
  const text = note.isWellFormed() ? note.normalize('NFC').trim() : undefined;
  if (text === undefined || [...text].length > maxNoteLength || unwanted.test(text))
    throw wrong(`A note is text of at most ${maxNoteLength} characters.`);
  return text === '' ? null : text;
}

export function readCurrency(currency: string): string {
  if (!isCurrency(currency)) throw wrong('This is no currency of ISO 4217.');
  return currency;
}
