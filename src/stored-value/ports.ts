import { port } from '../platform/ports.js';

/** The secret from which the codes of gift cards are made. */
export const giftCardSecret = port<string>('gift card secret');
