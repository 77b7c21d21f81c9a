import { demoShop, loadShop } from '../../src/demo/index.js';
import type { Persona } from '../../src/pages/playground/runner/journey.js';
import { openShop, type Shop, type ShopOptions } from '../support/app.js';

/** A whole gateway with the demo's goods and people, as somebody has it who starts it for the first time. */
export async function openDemoShop(options: ShopOptions = {}): Promise<Shop> {
  const shop = await openShop(options);
  await loadShop(shop.app.gateway, demoShop());
  return shop;
}

/** The token of a persona, as the playground's own page gets it. */
export async function askForToken(shop: Shop, persona: Persona): Promise<Record<string, string>> {
  const response = await fetch(`${shop.url}/playground/personas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shop.url },
    body: JSON.stringify({ persona }),
  });
  const issued = (await response.json()) as { accessToken?: string; guestToken?: string };
  if (issued.guestToken) return { 'x-guest-token': issued.guestToken };
  return { authorization: `Bearer ${issued.accessToken}` };
}
