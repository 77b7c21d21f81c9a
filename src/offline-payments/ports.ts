import { port } from '../platform/ports.js';

/** The account to which buyers transfer. */
export interface ShopAccount {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly currency: string;
}

/** Where the application names the shop's bank account; undefined where it takes no transfers. */
export const shopAccount = port<ShopAccount | undefined>('bank account of the shop');
