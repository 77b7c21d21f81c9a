import { expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import type { ContractSteps } from './contract-steps.js';

const returnUrl = 'https://shop.example/pay?cart=1#card';

/** What the card page of a provider has to keep. */
export function takesCardsOnItsPage(steps: () => ContractSteps): void {
  it('is told of by those that have one', () => {
    expect(steps().provider.capabilities.hostedCardPage).toBe(true);
  });

  it('leads back to the shop with a token that stands for the card that was typed', async () => {
    const back = new URL(await steps().standIn.cardPage.types((await opened(steps())).url));
    expect(back.origin + back.pathname + back.hash).toBe('https://shop.example/pay#card');
    expect(back.searchParams.get('cart')).toBe('1');
    const methodToken = tokenIn(back.href);
    expect(steps().provider.familyOf(methodToken)).toBe('CARD');
    const { call, outcome } = await steps().held({ methodToken });
    expect(outcome).toMatchObject({ kind: 'authorized', payment: { authorizedMinor: 10_000 } });
    expect(steps().booked(call.key)).toMatchObject([{ authorizedMinor: 10_000 }]);
  });

  it('gives a token that books once under one key, also where both calls come at once', async () => {
    const { url } = await opened(steps());
    const call = steps().wish({ methodToken: tokenIn(await steps().standIn.cardPage.types(url)) });
    const { provider } = steps();
    await Promise.all([provider.authorize(call), provider.authorize(call)]);
    expect(await provider.authorize(call)).toMatchObject({ kind: 'authorized' });
    expect(steps().booked(call.key)).toHaveLength(1);
  });

  it('is another page, and another card, at every visit', async () => {
    const first = await opened(steps());
    const second = await opened(steps());
    expect(first.url).not.toBe(second.url);
    const typed = await steps().standIn.cardPage.types(first.url);
    expect(typed).not.toBe(await steps().standIn.cardPage.types(second.url));
  });

  it('stands for no card where none was typed, and books nothing', async () => {
    const { leaves } = steps().standIn.cardPage;
    if (!leaves) return;
    const { url } = await opened(steps());
    const methodToken = tokenIn(await leaves(url));
    const call = steps().wish({ methodToken });
    expect(await steps().provider.authorize(call)).toEqual({
      kind: 'refused',
      providerCode: 'card_page_not_completed',
      code: 'INVALID_TOKEN',
    });
    const asked = { key: newId(), customerId: newId(), methodToken, scope: 'ON_SESSION' } as const;
    expect(await steps().provider.keepMethod?.(asked)).toMatchObject({ kind: 'refused' });
    expect(steps().booked(call.key)).toEqual([]);
  });
}

async function opened(steps: ContractSteps) {
  const page = await steps.provider.openCardPage({ returnUrl, reference: newId() });
  if (page.kind !== 'opened') throw new Error(page.reason);
  expect(page.expiresAt.getTime()).toBeGreaterThan(Date.now());
  return page;
}

function tokenIn(address: string): string {
  return new URL(address).searchParams.get('token') ?? '';
}
