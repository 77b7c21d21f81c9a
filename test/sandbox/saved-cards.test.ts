import { describe, expect, it } from 'vitest';
import { givenJournalFile, givenSandbox, newKey, together } from './support/given.js';

const save = { customer: 'customer-1', usage: 'off_session' };

describe('keeping a card', () => {
  it('keeps it with a payment, once that has succeeded, and takes it by its name', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_mastercard', { save });
    expect(body.savedCard).toMatch(/^card_/);
    const again = await pay(body.savedCard, { reference: 'ORDER-2', initiator: 'merchant' });
    expect(again.body).toMatchObject({
      status: 'authorized',
      card: { last4: '4444', fingerprint: body.card?.fingerprint },
      initiator: 'merchant',
      authentication: { result: 'exempted', exemption: 'mit', liabilityShift: false },
    });
  });

  it('keeps nothing of a payment that was declined', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_declined_do_not_honor', { save });
    expect(body.savedCard).toBeUndefined();
  });

  it('keeps it when the card holder has been seen, not before', async () => {
    const { pay, get, control } = await givenSandbox();
    const { body } = await pay('tok_challenge', { save });
    expect(body.savedCard).toBeUndefined();
    await control.settleChallenge(body.id, 'approve');
    expect(await get(`/v1/payments/${body.id}`)).toMatchObject({
      savedCard: expect.stringMatching(/^card_/),
      authentication: { result: 'challenged', liabilityShift: true },
    });
  });

  it('gives the same card of the same customer one name, and another customer another', async () => {
    const { post } = await givenSandbox();
    const keep = async (customer: string) => {
      const asked = { paymentMethod: 'tok_success', customer, usage: 'on_session' };
      return (await post('/v1/saved-cards', asked)).body.id;
    };
    const [first, second, other] = [await keep('one'), await keep('one'), await keep('two')];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('keeps once for each key, and lets go of it once', async () => {
    const { post, pay } = await givenSandbox();
    const key = newKey();
    const asked = { paymentMethod: 'tok_success', ...save };
    const kept = await together(3, () => post('/v1/saved-cards', asked, key));
    expect(new Set(kept.map(({ text }) => text)).size).toBe(1);
    const { id } = kept[0]?.body ?? { id: '' };
    const end = newKey();
    expect((await post(`/v1/saved-cards/${id}/forget`, undefined, end)).status).toBe(201);
    expect((await post(`/v1/saved-cards/${id}/forget`, undefined, end)).status).toBe(201);
    expect(await post(`/v1/saved-cards/${id}/forget`)).toMatchObject({
      status: 404,
      body: { error: { code: 'saved_card_not_found' } },
    });
    expect((await pay(id)).body).toMatchObject({ declineCode: 'invalid_token' });
  });

  it.each([
    ['tok_declined_lost_card', 'card_not_saved'],
    ['tok_challenge', 'authentication_required'],
    ['tok_nobody', 'card_not_saved'],
  ])('does not keep %s without a payment', async (paymentMethod, code) => {
    const { post } = await givenSandbox();
    expect(await post('/v1/saved-cards', { paymentMethod, ...save })).toMatchObject({
      status: 422,
      body: { error: { code } },
    });
  });

  it('knows its cards after a restart, and those that it has let go', async () => {
    const file = givenJournalFile();
    const before = await givenSandbox({ journalFile: file });
    const { body } = await before.pay('tok_success', { save });
    const other = await before.post('/v1/saved-cards', { paymentMethod: 'tok_amex', ...save });
    await before.post(`/v1/saved-cards/${other.body.id}/forget`);
    await before.sandbox.close();
    const { pay } = await givenSandbox({ journalFile: file });
    expect((await pay(body.savedCard)).body.status).toBe('authorized');
    expect((await pay(other.body.id)).body).toMatchObject({ declineCode: 'invalid_token' });
  });
});

describe('the absence of the card holder', () => {
  it('is not possible with a card that was kept for their presence', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_success', { save: { ...save, usage: 'on_session' } });
    const absent = await pay(body.savedCard, { initiator: 'merchant' });
    expect(absent.body).toMatchObject({
      status: 'declined',
      declineCode: 'authentication_required',
      authentication: { result: 'refused', liabilityShift: false },
    });
  });

  it('is granted as an exemption, unless the bank insists on the card holder', async () => {
    const { pay } = await givenSandbox();
    const exempted = await pay('tok_challenge', { exemption: 'low_value' });
    expect(exempted.body).toMatchObject({
      status: 'authorized',
      authentication: { result: 'exempted', exemption: 'low_value' },
    });
    const refused = await pay('tok_challenge_always', { exemption: 'low_value' });
    expect(refused.body.declineCode).toBe('authentication_required');
    const asked = await pay('tok_success', { challenge: true });
    expect(asked.body).toMatchObject({
      status: 'requires_action',
      authentication: { result: 'pending' },
    });
  });
});
