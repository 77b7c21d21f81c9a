import { port } from '../platform/ports.js';

/** The secret from which pickup codes are made. Changing it changes the code of every waiting pickup. */
export const pickupCodeSecret = port<string>('pickup code secret');
