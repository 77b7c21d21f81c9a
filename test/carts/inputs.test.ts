import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { act, type Buyer, begin, errorOf, home, lea, look } from './cart-desk.js';

let shop: StockedShop;
let buyer: Buyer;

beforeAll(async () => {
  shop = await given.shop();
  buyer = await begin(shop);
});
afterAll(() => shop.close());

async function contactAs(contact: object) {
  return act(
    shop,
    'setCartContact',
    { cartId: buyer.cartId, contact: { ...lea, ...contact } },
    buyer.as,
  );
}

async function addressAs(address: object) {
  const input = { cartId: buyer.cartId, shippingAddress: { ...home, ...address } };
  return act(shop, 'setCartAddresses', input, buyer.as);
}

describe('a contact', () => {
  it.each([
    ['Lea@EXAMPLE.org', 'Lea@example.org'],
    [' lea@example.org ', 'lea@example.org'],
    ['le\u0301a@example.org', 'léa@example.org'],
  ])('is kept in one form: %s', async (email, kept) => {
    const { cart } = await contactAs({ email });
    expect(cart.contact.email.normalize('NFC').toLowerCase()).toBe(kept.toLowerCase());
  });

  it.each([
    ['EMAIL', { email: 'lea' }],
    ['EMAIL', { email: `${'x'.repeat(300)}@example.org` }],
    ['EMAIL', { email: 'lea@example.org\r\nBcc: all@example.org' }],
    ['EMAIL', { email: 'lea@exam\u0000ple.org' }],
    ['EMAIL', { email: 'lea\ud800@example.org' }],
    ['PHONE', { phone: 'call me' }],
    ['PHONE', { phone: '06 12' }],
    ['FIRST_NAME', { firstName: '' }],
    ['FIRST_NAME', { firstName: 'x'.repeat(101) }],
    ['FIRST_NAME', { firstName: 'Lé\u0000a' }],
    ['LAST_NAME', { lastName: 'Ber\r\nnard' }],
    ['LAST_NAME', { lastName: 'Ber\ud800nard' }],
    ['LAST_NAME', { lastName: 'Ber\u202enard' }],
  ])('is refused for its %s: %j', async (field, contact) => {
    expect(await contactAs(contact)).toMatchObject({ __typename: 'InvalidContact', field });
  });

  it.each([
    'Zoé-Élise',
    "O'Neill",
    '李小龍',
    'אבי',
    '<b>Bold</b>',
    '=SUM(A1)',
    "Robert'); DROP TABLE cart;--",
    '😀 Smiley',
  ])('keeps the name %s as it is', async (lastName) => {
    expect((await contactAs({ lastName })).cart.contact.lastName).toBe(lastName.normalize('NFC'));
  });

  it('reads national and foreign phone numbers', async () => {
    expect((await contactAs({ phone: '01 23 45 67 89' })).cart.contact.phone).toBe('+33123456789');
    expect((await contactAs({ phone: '+49 30 901820' })).cart.contact.phone).toBe('+4930901820');
    expect((await contactAs({ phone: '' })).cart.contact.phone).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    ['POSTAL_CODE', { postalCode: '7501' }],
    ['POSTAL_CODE', { postalCode: 'ABCDE' }],
    ['POSTAL_CODE', { postalCode: '' }],
    ['COUNTRY_CODE', { countryCode: 'XX' }],
    ['COUNTRY_CODE', { countryCode: 'France' }],
    ['CITY', { city: ' ' }],
    ['LINE1', { line1: 'x'.repeat(101) }],
    ['LINE1', { line1: '1 rue\u0000' }],
    ['NAME', { name: 'Léa\nBernard' }],
  ])('is refused for its %s: %j', async (field, address) => {
    expect(await addressAs(address)).toMatchObject({ __typename: 'InvalidAddress', field });
  });

  it('is set, left alone, and taken out', async () => {
    const { cartId, as } = buyer;
    await addressAs({ city: 'Lyon' });
    await act(shop, 'setCartAddresses', { cartId, billingAddress: home }, as);
    expect((await look(shop, buyer)).shippingAddress.city).toBe('Lyon');
    await act(shop, 'setCartAddresses', { cartId, shippingAddress: null }, as);
    expect((await look(shop, buyer)).shippingAddress).toBeNull();
  });
});

describe('a note', () => {
  const note = (text: string) => ({ cartId: buyer.cartId, note: text });

  it.each(['x'.repeat(501), 'nul \u0000', 'lone \ud800', 'bell \u0007'])(
    'is refused: %j',
    async (text) => {
      expect(await errorOf(shop, 'setCartNote', note(text), buyer.as)).toBe('BAD_USER_INPUT');
    },
  );

  it.each(['two\nlines', '<script>alert(1)</script>', '%_\\', `👩‍👩‍👧 ${'é'.repeat(490)}`])(
    'is kept as it is: %j',
    async (text) => {
      const { cart } = await act(shop, 'setCartNote', note(text), buyer.as);
      expect(cart.note).toBe(text);
    },
  );

  it('takes no number of a payment card', async () => {
    const input = note('my card is 4242 4242 4242 4242, thanks');
    const answer = await errorOf(shop, 'setCartNote', input, buyer.as);
    expect(answer).toBe('BAD_USER_INPUT');
    expect((await look(shop, buyer)).note).not.toContain('4242');
  });
});

describe('a list of lines', () => {
  it('names at least one line, and at most a hundred', async () => {
    const { cartId, as } = buyer;
    const variantId = shop.variantIds['CAP-BLUE'];
    const many = Array.from({ length: 101 }, () => ({ variantId, quantity: 1 }));
    for (const lines of [[], many])
      expect(await errorOf(shop, 'addCartLines', { cartId, lines }, as)).toBe('BAD_USER_INPUT');
    expect(await errorOf(shop, 'removeCartLines', { cartId, lineIds: [] }, as)).toBe(
      'BAD_USER_INPUT',
    );
    expect(await errorOf(shop, 'changeCartLines', { cartId, lines: [] }, as)).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('has no line of another cart', async () => {
    const other = await begin(shop, { 'TEE-WHITE': 1 }, buyer.as);
    const lineId = other.cart.lines[0].id;
    const { cartId, as } = buyer;
    const lines = [{ lineId, quantity: 3 }];
    expect(await errorOf(shop, 'changeCartLines', { cartId, lines }, as)).toBe('NOT_FOUND');
    expect(await errorOf(shop, 'removeCartLines', { cartId, lineIds: [lineId] }, as)).toBe(
      'NOT_FOUND',
    );
    const fulfilment = { kind: 'SHIP' };
    expect(
      await errorOf(shop, 'chooseCartFulfilment', { cartId, fulfilment, lineIds: [lineId] }, as),
    ).toBe('NOT_FOUND');
    expect(await look(shop, other)).toMatchObject({ version: 1 });
  });

  it('names variants that are there', async () => {
    const { cartId, as } = buyer;
    const absent = Buffer.from('Variant:01930000-0000-7000-8000-000000000000').toString(
      'base64url',
    );
    const lines = (variantId: string | undefined) => [{ variantId, quantity: 1 }];
    expect(await act(shop, 'addCartLines', { cartId, lines: lines(absent) }, as)).toMatchObject({
      __typename: 'VariantNotSold',
      variants: [],
    });
    for (const id of [shop.locationIds['LYON'], 'junk'])
      expect(await errorOf(shop, 'addCartLines', { cartId, lines: lines(id) }, as)).toBe(
        'BAD_USER_INPUT',
      );
  });

  it('collects in a place that is there', async () => {
    const { cartId, as } = buyer;
    const absent = Buffer.from('Location:01930000-0000-7000-8000-000000000000').toString(
      'base64url',
    );
    const fulfilment = (locationId: string | null) => ({ kind: 'PICKUP', locationId });
    const codes = [
      await errorOf(shop, 'chooseCartFulfilment', { cartId, fulfilment: fulfilment(absent) }, as),
      await errorOf(shop, 'chooseCartFulfilment', { cartId, fulfilment: fulfilment(null) }, as),
    ];
    expect(codes).toEqual(['NOT_FOUND', 'BAD_USER_INPUT']);
  });

  it.each(['XXX', 'eur', 'EURO', ''])('is not priced in %j', async (currency) => {
    expect(await errorOf(shop, 'createCart', { lines: [], currency })).toBe('BAD_USER_INPUT');
  });
});
