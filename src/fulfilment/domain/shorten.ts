import type { Fulfilment } from './fulfilment.js';
import type { FulfilmentLine } from './fulfilment-line.js';

/** Units of an order's line. */
export interface UnitsOfLine {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What is left of a fulfilment after units were taken out. */
export interface Shortened {
  /** Lines of which nothing is left; they are no part of it any more. */
  readonly emptied: readonly FulfilmentLine[];
  /** Nothing at all would be left: its lines stay as they are, and it has to end. */
  readonly isEmpty: boolean;
}

/** Takes units out of a fulfilment. For those that stay, their share of the price is paid. */
export function shorten(fulfilment: Fulfilment, units: readonly UnitsOfLine[]): Shortened {
  const wanted = new Map(units.map((each) => [each.orderLineId, each.quantity]));
  const isAll = (line: FulfilmentLine) => wanted.get(line.orderLineId) === line.quantity;
  if (fulfilment.lines.every(isAll)) return { emptied: [], isEmpty: true };
  const emptied = fulfilment.lines.filter(isAll);
  fulfilment.lines = fulfilment.lines.filter((line) => !emptied.includes(line));
  for (const line of fulfilment.lines) line.shorten(wanted.get(line.orderLineId) ?? 0);
  return { emptied, isEmpty: false };
}
