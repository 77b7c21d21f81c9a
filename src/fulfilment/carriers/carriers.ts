import { type Port, port } from '../../platform/ports.js';
import type { Carrier } from './carrier.js';

/** Those who carry parcels for the shop; the first is asked where nobody says which. */
export class Carriers {
  constructor(private readonly all: readonly Carrier[]) {}

  find(name: string): Carrier | undefined {
    return this.all.find((carrier) => carrier.name === name);
  }

  get usual(): Carrier {
    const [first] = this.all;
    if (!first) throw new Error('the shop knows no carrier');
    return first;
  }
}

/** The place for the carriers. */
export const carriers: Port<Carriers> = port('carriers');
