import { port } from '../platform/ports.js';

/** The secret from which the links to shares are made. With another one, links that were shown cannot be shown again. */
export const shareLinkSecret = port<string>('share link secret');
