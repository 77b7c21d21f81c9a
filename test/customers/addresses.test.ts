import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counter, newCustomer, openCounter } from './counter.js';

const save = `mutation ($input: SaveAddressInput!) { saveAddress(input: $input) {
  __typename
  ... on SaveAddressPayload {
    address { id label isDefault address { name company line1 postalCode city countryCode phone } }
    customer { addresses { id label isDefault } }
  }
  ... on UserError { message }
  ... on InvalidAddress { field }
  ... on TooManyAddresses { most }
} }`;
const remove = `mutation ($input: RemoveAddressInput!) { removeAddress(input: $input) {
  ... on RemoveAddressPayload { customer { addresses { id isDefault } } } } }`;
const home = {
  name: 'Camille Dupré',
  line1: '12 rue des Lilas',
  postalCode: '69003',
  city: 'Lyon',
  phone: '06 39 98 00 01',
};

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

let people = 0;
const somebody = async () =>
  (await newCustomer(counter, { email: `address${++people}@example.fr` })).as;
const saveFor = (as: object, input: object) =>
  counter.ask(save, { input: { address: home, ...input } }, as);

async function codeOf(document: string, input: object, as: object): Promise<unknown> {
  const { errors } = await counter.run(document, { input }, as);
  return errors?.[0]?.extensions['code'];
}

describe('the address book', () => {
  it('keeps addresses in order, the first as the default', async () => {
    const as = await somebody();
    const first = await saveFor(as, { label: 'Home' });
    expect(first.address).toMatchObject({
      label: 'Home',
      isDefault: true,
      address: { ...home, phone: '+33639980001', countryCode: 'FR', company: null },
    });
    await saveFor(as, { label: 'Office' });
    const { customer } = await saveFor(as, { label: 'Parents', makeDefault: true });
    expect(customer.addresses.map((each: { label: string }) => each.label)).toEqual([
      'Parents',
      'Home',
      'Office',
    ]);
  });

  it('replaces an address in its place', async () => {
    const as = await somebody();
    const { address } = await saveFor(as, { label: 'Home' });
    await saveFor(as, { label: 'Office' });
    const moved = await saveFor(as, {
      addressId: address.id,
      label: 'New home',
      address: { ...home, city: 'Nantes', postalCode: '44000' },
    });
    expect(moved.address).toMatchObject({ id: address.id, isDefault: true });
    expect(moved.customer.addresses).toHaveLength(2);
  });

  it('loses none of many that are saved at once', async () => {
    const as = await somebody();
    await Promise.all(Array.from({ length: 10 }, (_, place) => saveFor(as, { label: `${place}` })));
    const { customer } = await saveFor(as, { label: 'last' });
    expect(customer.addresses).toHaveLength(11);
  });

  it('holds twenty', async () => {
    const as = await somebody();
    for (let place = 0; place < 20; place += 1) await saveFor(as, {});
    expect(await saveFor(as, {})).toMatchObject({ __typename: 'TooManyAddresses', most: 20 });
  });

  it('gives an address up', async () => {
    const as = await somebody();
    const { address } = await saveFor(as, {});
    const gone = await counter.ask(remove, { input: { addressId: address.id } }, as);
    expect(gone.customer.addresses).toEqual([]);
    expect(await codeOf(remove, { addressId: address.id }, as)).toBe('NOT_FOUND');
  });

  it('answers for somebody else’s address as for one that is not there', async () => {
    const [owner, other] = [await somebody(), await somebody()];
    const { address } = await saveFor(owner, {});
    const absent = Buffer.from('SavedAddress:00000000-0000-7000-8000-000000000000').toString(
      'base64url',
    );
    for (const addressId of [address.id, absent, 'junk', 'x'.repeat(5000)]) {
      expect(await codeOf(remove, { addressId }, other)).toBe('NOT_FOUND');
      expect(await codeOf(save, { addressId, address: home }, other)).toBe('NOT_FOUND');
    }
    expect((await saveFor(owner, {})).customer.addresses).toHaveLength(2);
  });

  it.each([
    ['NAME', { name: ' ' }],
    ['LINE1', { line1: 'x'.repeat(101) }],
    ['LINE1', { line1: 'a\u0000b' }],
    ['LINE2', { line2: 'turned\u202Eround' }],
    ['POSTAL_CODE', { postalCode: '6900' }],
    ['POSTAL_CODE', { postalCode: '69003; drop' }],
    ['POSTAL_CODE', { postalCode: '!', countryCode: 'GB' }],
    ['CITY', { city: '\ud800' }],
    ['COUNTRY_CODE', { countryCode: 'XX' }],
    ['COUNTRY_CODE', { countryCode: 'France' }],
    ['PHONE', { phone: 'none' }],
  ])('refuses a wrong %s', async (field, wrong) => {
    const answer = await saveFor(await somebody(), { address: { ...home, ...wrong } });
    expect(answer).toMatchObject({ __typename: 'InvalidAddress', field });
  });

  it('takes addresses of other countries', async () => {
    const address = { ...home, postalCode: 'sw1a 2aa', countryCode: 'gb', phone: '+442079460000' };
    const saved = await saveFor(await somebody(), { address });
    expect(saved.address.address).toMatchObject({ postalCode: 'SW1A 2AA', countryCode: 'GB' });
  });

  it('is for customers', async () => {
    expect(await codeOf(save, { address: home }, {})).toBe('UNAUTHENTICATED');
  });
});
