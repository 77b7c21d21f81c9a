import { barcodeOfEpc } from './epc.js';

/** What somebody may have scanned. What it is in truth, only the shop can say: these are tried in order. */
export interface Scan {
  readonly text: string;
  /** As a pickup code compares: without spaces and dashes. */
  readonly pickupCode: string | undefined;
  readonly orderNumber: string | undefined;
  readonly returnNumber: string | undefined;
  /** True for the number of goods that are kept in the store. */
  readonly isReservation: boolean;
  /** What an RFID tag holds: it names one unit. */
  readonly epc: string | undefined;
  /** An SKU, or the number under a bar code. */
  readonly goods: string;
}

/** Digits and letters that pickup codes are made of; see the module of fulfilment. */
const pickupCode = /^[2-9A-HJKMNP-Z]{8}$/;
/** A letter, the year, and a count. People leave out what is the same in all of them. */
const orderNumber = /^#?P?(20\d{2})-?(\d{3,12})$/;

/** What is on the label of a parcel: the number of its order, and its own. */
const parcelNumber = /^(P20\d{2}-\d{3,12})-\d{1,3}$/;

/** What is on the parcel of goods that come back. */
const returnNumber = /^R(20\d{2})-?(\d{3,12})$/;

/** What somebody says who comes for goods that are kept in the store. */
const reservationNumber = /^S20\d{2}-?\d{3,12}$/;

export function readScan(typed: string): Scan {
  const text = typed.trim();
  const upper = text.toUpperCase();
  const compact = upper.replace(/[\s-]/g, '');
  // The QR code of a pickup holds both: the number, a slash, and the code.
  const [first = '', second = first] = compact.split('/');
  const ofParcel = parcelNumber.exec(upper)?.[1];
  const [, year, count] = orderNumber.exec(ofParcel ?? first) ?? [];
  const [, returnYear, returnCount] = returnNumber.exec(compact) ?? [];
  return {
    text,
    returnNumber: returnYear && returnCount ? `R${returnYear}-${returnCount}` : undefined,
    isReservation: reservationNumber.test(compact),
    pickupCode: pickupCode.test(second) && /[A-Z]/.test(second) ? second : undefined,
    orderNumber: year && count ? `P${year}-${count}` : undefined,
    epc: barcodeOfEpc(compact) === undefined ? undefined : compact,
    goods: barcodeOfEpc(compact) ?? upper,
  };
}

/** Do these goods bear what was scanned? Retailers leave out or add leading zeros of bar codes. */
export function bears(
  goods: { readonly sku: string; readonly barcode?: string | null },
  scanned: string,
): boolean {
  if (goods.sku.toUpperCase() === scanned.toUpperCase()) return true;
  if (!goods.barcode) return false;
  return withoutZeros(goods.barcode) === withoutZeros(scanned);
}

function withoutZeros(barcode: string): string {
  return barcode.replace(/^0+/, '');
}
