import { describe, expect, it } from 'vitest';
import { testTokens } from '../../src/sandbox/index.js';
import { eur, givenSandbox, givenSandboxWithReceiver } from './support/given.js';

const goodCard = {
  number: '4242 4242 4242 4242',
  expiry: '12 / 39',
  cvc: '123',
  name: 'Camille Martin',
};

/** Posts a form as a browser without scripts does. */
function submit(url: string, fields: Record<string, string>, headers = {}) {
  const body = new URLSearchParams(fields);
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}

async function givenCardPage(options = {}) {
  const given = await givenSandbox(options);
  const session = { returnUrl: 'http://127.0.0.1:9/back?cart=7', reference: 'ORDER-1' };
  const { url } = (await given.post('/v1/card-sessions', session)).body as unknown as {
    url: string;
  };
  return { ...given, cardPage: url };
}

async function givenChallenge(token = 'tok_challenge', more: object = {}) {
  const given = await givenSandboxWithReceiver();
  const returnUrl = 'http://127.0.0.1:9/back?cart=7';
  const { body } = await given.pay(token, { returnUrl, ...more });
  return { ...given, payment: body, challenge: body.nextAction?.url ?? '' };
}

describe('the card page', () => {
  it('gives a token for a test card and leads back', async () => {
    const { cardPage, pay } = await givenCardPage();
    const answer = await submit(cardPage, goodCard);
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:9/back');
    expect(back.searchParams.get('cart')).toBe('7');
    const token = back.searchParams.get('token') ?? '';
    expect(token).toMatch(/^tok_[a-z]{32}$/);
    const { body } = await pay(token);
    const known = await pay('tok_success');
    expect(body).toMatchObject({
      status: 'authorized',
      card: { ...known.body.card, expiryMonth: 12, expiryYear: 2039 },
    });
  });

  it.each([
    ['tok_declined_insufficient_funds', { declineCode: 'insufficient_funds' }],
    ['tok_challenge', { status: 'requires_action' }],
    ['tok_amex', { status: 'authorized', card: { brand: 'amex' } }],
  ] as const)('plays the card of %s', async (name, expected) => {
    const { cardPage, pay } = await givenCardPage();
    const cvc = name === 'tok_amex' ? '1234' : '123';
    const answer = await submit(cardPage, { ...goodCard, number: testTokens[name].number, cvc });
    const token = new URL(answer.headers.get('location') ?? '').searchParams.get('token') ?? '';
    expect((await pay(token)).body).toMatchObject(expected);
  });

  it('refuses a number that could be real, explains, and does not show it again', async () => {
    const { cardPage } = await givenCardPage();
    const number = '4539578763621486';
    const answer = await submit(cardPage, { ...goodCard, number, name: number });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('This is a sandbox: only its test cards work here.');
    expect(page).not.toContain(number);
    expect(page).toContain('aria-invalid="true"');
  });

  it.each([
    ['number', ''],
    ['expiry', '13 / 39'],
    ['expiry', '01 / 20'],
    ['expiry', '12 / 99'],
    ['cvc', '12'],
    ['cvc', '1234'],
    ['name', '   '],
  ] as const)('tells the script that %s cannot be "%s"', async (field, value) => {
    const { cardPage } = await givenCardPage();
    const fields = { ...goodCard, [field]: value };
    const answer = await submit(cardPage, fields, { accept: 'application/json' });
    const { faults } = (await answer.json()) as { faults: Record<string, string> };
    expect([answer.status, Object.keys(faults)]).toEqual([422, [field]]);
  });

  it('speaks French to whoever prefers it', async () => {
    const { cardPage } = await givenCardPage();
    const french = await fetch(cardPage, {
      headers: { 'accept-language': 'de, fr-FR;q=0.9, en;q=0.5' },
    });
    expect(await french.text()).toContain('Numéro de carte');
    expect(await (await fetch(`${cardPage}&locale=fr`)).text()).toContain('lang="fr"');
    const english = await fetch(`${cardPage}&locale=en`, { headers: { 'accept-language': 'fr' } });
    expect(await english.text()).toContain('Card number');
  });

  it('is used once, and does not stay open for ever', async () => {
    const { cardPage, control } = await givenCardPage();
    await submit(cardPage, goodCard);
    const again = await submit(cardPage, goodCard);
    expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('Already')]);
    const other = await givenCardPage();
    other.control.advanceClock(31 * 60_000);
    const late = await fetch(other.cardPage);
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('expired')]);
    expect((await fetch(`${cardPage}x`)).status).toBe(404);
    expect(control.books()).toEqual([]);
  });

  it('lets nothing else in, and tells nobody where it came from', async () => {
    const { cardPage } = await givenCardPage();
    const answers = [await fetch(cardPage), await fetch(cardPage)];
    const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '');
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]).toContain("form-action 'self' http://127.0.0.1:9;");
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain('unsafe');
    expect(policies[0]).not.toBe(policies[1]);
    expect(answers[0]?.headers.get('referrer-policy')).toBe('no-referrer');
    const page = (await answers[0]?.text()) ?? '';
    expect(page).not.toMatch(/(src|href)="?(https?:)?\/\//);
    for (const field of ['number', 'expiry', 'cvc', 'name']) {
      expect(page).toContain(`<label for="${field}">`);
      expect(page).toContain(`aria-describedby="${field}-fault"`);
    }
  });

  it('escapes what a merchant writes', async () => {
    const { sandbox, post } = await givenSandbox();
    const reference = '<script>alert(1)</script>"\'&';
    const session = { returnUrl: 'http://127.0.0.1:9/', reference };
    const { body } = await post('/v1/card-sessions', session);
    const page = await (await fetch(`${sandbox.url}/hosted/card?session=${body.id}`)).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });
});

describe('the challenge page', () => {
  it('shows what is paid, and approves', async () => {
    const { challenge, payment, get, receiver } = await givenChallenge();
    expect(payment.status).toBe('requires_action');
    const page = await (await fetch(`${challenge}?locale=fr`)).text();
    for (const text of ['ORDER-1', '100,00', '€', '•••• 3220', 'Approuver', 'Refuser'])
      expect(page).toContain(text);
    const answer = await submit(challenge, { decision: 'approve' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `http://127.0.0.1:9/back?cart=7&payment=${payment.id}`,
    ]);
    expect(await get(`/v1/payments/${payment.id}`)).toMatchObject({
      status: 'authorized',
      amountAuthorized: eur(10_000),
    });
    await receiver.untilReceived(2);
    expect(receiver.types()).toEqual(['payment.requires_action', 'payment.authorized']);
  });

  it('takes the money on approval where that was asked', async () => {
    const { challenge, control } = await givenChallenge('tok_challenge', {
      captureMethod: 'automatic',
    });
    await submit(challenge, { decision: 'approve' });
    expect(control.books()).toMatchObject([{ status: 'captured' }]);
  });

  it.each([
    ['tok_challenge', 'refuse', 'challenge_refused'],
    ['tok_challenge_fails', 'approve', 'authentication_failed'],
  ])('declines %s on %s', async (token, decision, declineCode) => {
    const { challenge, control } = await givenChallenge(token);
    expect((await submit(challenge, { decision })).status).toBe(303);
    expect(control.books()).toMatchObject([{ status: 'declined', declineCode }]);
  });

  it('takes the first answer, however often and however it is asked again', async () => {
    const { challenge, control, receiver } = await givenChallenge();
    await submit(challenge, { decision: 'approve' });
    expect((await submit(challenge, { decision: 'approve' })).status).toBe(303);
    const otherwise = await submit(challenge, { decision: 'refuse' });
    expect([otherwise.status, await otherwise.text()]).toEqual([
      409,
      expect.stringContaining('Payment confirmed'),
    ]);
    expect(await (await fetch(challenge)).text()).toContain('Payment confirmed');
    expect(control.books()).toMatchObject([{ status: 'authorized' }]);
    await control.webhooksIdle();
    expect(receiver.received).toHaveLength(2);
  });

  it('says clearly what it cannot do', async () => {
    const { sandbox, challenge, control } = await givenChallenge();
    expect((await submit(challenge, { decision: 'perhaps' })).status).toBe(400);
    expect((await fetch(`${sandbox.url}/challenge/chl_nothing`)).status).toBe(404);
    control.advanceClock(31 * 60_000);
    expect(await (await fetch(challenge)).text()).toContain('Payment no longer open');
  });

  it('needs no way back', async () => {
    const { challenge } = await givenChallenge('tok_challenge', { returnUrl: undefined });
    const answer = await submit(challenge, { decision: 'approve' });
    expect(answer.status).toBe(303);
    const page = await fetch(new URL(answer.headers.get('location') ?? '', challenge));
    expect(await page.text()).toContain('Payment confirmed');
  });
});
