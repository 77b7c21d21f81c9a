import { port } from '../platform/ports.js';

/** The place for the key under which the secrets of endpoints are sealed. */
export const webhookSecretKey = port<string>('webhook secret key');
