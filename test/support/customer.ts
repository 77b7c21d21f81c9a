import { saveCustomer } from '../../src/customers/index.js';
import type { Asking } from './app.js';
import type { StockedShop } from './given.js';

let customers = 0;

/** Somebody with an account whom nobody has seen before; answers how they sign in, now and after days. */
export async function newCustomer(shop: StockedShop): Promise<() => Promise<Asking>> {
  customers += 1;
  const code = `buyer-${process.pid}-${customers}`;
  const person = { code, email: `${code}@example.org`, firstName: 'Léa', lastName: 'Bernard' };
  await shop.app.gateway.runAsSystem('given', (work) =>
    saveCustomer(work, { ...person, locale: 'fr' }),
  );
  return async () => ({ token: await shop.tokenOf(code) });
}
