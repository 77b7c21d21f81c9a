import { port } from '../platform/ports.js';

/** The zone by whose calendar instalments fall due: `Europe/Paris`. */
export const shopTimeZone = port<string>('time zone of the shop');
