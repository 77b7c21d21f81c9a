import { minuteMs } from '../../kernel/clock.js';

/** The most lines that one cart may have. A merge may exceed it: no line is ever lost. */
export const maxLines = 100;
/** The most of one variant, in all its lines together. */
export const maxQuantity = 999;
/** The most discounts that staff may give in one cart. */
export const maxDiscounts = 20;
/** How long the prices of a cart are kept for its buyer. */
export const quoteLifeMs = 30 * minuteMs;
/** How long the stock of a cart is kept for its buyer. */
export const holdLifeMs = 15 * minuteMs;
export const maxNoteLength = 500;
