import { describe, expect, it } from 'vitest';
import { eur, givenJournalFile, givenSandbox, together } from './support/given.js';

const save = { customer: 'customer-1', usage: 'off_session' };

describe.each([
  ['tok_apple_pay', 'apple_pay'],
  ['tok_google_pay', 'google_pay'],
])('%s', (token, wallet) => {
  it('brings its holder authenticated by their device, whatever is asked', async () => {
    const { pay } = await givenSandbox();
    for (const more of [{}, { challenge: true }, { exemption: 'low_value' }])
      expect((await pay(token, more)).body).toMatchObject({
        status: 'authorized',
        card: { brand: 'visa', last4: '4242', wallet },
        authentication: { result: 'frictionless', liabilityShift: true },
      });
  });

  it('is kept, and lies at the merchant from then on: nobody was authenticated', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay(token, { save });
    const again = await pay(body.savedCard, { reference: 'ORDER-2', initiator: 'merchant' });
    expect(again.body).toMatchObject({
      status: 'authorized',
      card: { wallet },
      authentication: { result: 'exempted', liabilityShift: false },
    });
    const present = await pay(body.savedCard, { reference: 'ORDER-3', challenge: true });
    expect(present.body.status).toBe('requires_action');
  });

  it('is another card than the one that its number was made for', async () => {
    const { pay } = await givenSandbox();
    const [plain, inWallet] = [await pay('tok_success'), await pay(token)];
    expect(inWallet.body.card?.fingerprint).not.toBe(plain.body.card?.fingerprint);
  });

  it('can decline', async () => {
    const { pay } = await givenSandbox();
    expect((await pay(`${token}_declined`)).body).toMatchObject({
      status: 'declined',
      declineCode: 'insufficient_funds',
      card: { wallet },
    });
  });
});

describe('a virtual card', () => {
  it('is good for one payment, even if several come at once, and even if that was voided', async () => {
    const { pay, void: giveUp } = await givenSandbox();
    const answers = await together(3, () => pay('tok_virtual_card_trip'));
    const good = answers.filter(({ body }) => body.status === 'authorized');
    expect(good).toHaveLength(1);
    await giveUp(good[0]?.body.id ?? '');
    expect((await pay('tok_virtual_card_trip')).body).toMatchObject({
      status: 'declined',
      declineCode: 'card_used_up',
      card: { virtual: true },
    });
    expect((await pay('tok_virtual_card_other')).body.status).toBe('authorized');
  });

  it('is good for so much in all, and for what was given back again', async () => {
    const { pay, void: giveUp } = await givenSandbox();
    const spend = async (minor: number) =>
      (await pay('tok_virtual_card_limited_a', { amount: eur(minor) })).body;
    const { id } = await spend(6_000);
    expect(await spend(4_001)).toMatchObject({ status: 'declined', declineCode: 'limit_exceeded' });
    expect(await spend(4_000)).toMatchObject({ status: 'authorized' });
    await giveUp(id);
    expect(await spend(6_000)).toMatchObject({ status: 'authorized' });
  });

  it('is not kept, with a payment or without one', async () => {
    const { pay, post } = await givenSandbox();
    expect((await pay('tok_virtual_card', { save })).body.savedCard).toBeUndefined();
    const asked = { paymentMethod: 'tok_virtual_card_new', ...save };
    expect(await post('/v1/saved-cards', asked)).toMatchObject({
      status: 422,
      body: { error: { code: 'card_not_saved' } },
    });
  });

  it('stays used when the sandbox was away', async () => {
    const journalFile = givenJournalFile();
    const first = await givenSandbox({ journalFile });
    await first.pay('tok_virtual_card_once');
    await first.sandbox.close();
    const second = await givenSandbox({ journalFile });
    expect((await second.pay('tok_virtual_card_once')).body.declineCode).toBe('card_used_up');
  });
});
