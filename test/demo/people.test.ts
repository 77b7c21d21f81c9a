import { describe, expect, it } from 'vitest';
import { demoShop } from '../../src/demo/index.js';

const shop = demoShop();
const codes = new Set(shop.locations.map(({ code }) => code));

describe('the customers of the demo shop', () => {
  it('are twelve, and the first is Camille Martin', () => {
    expect(shop.customers).toHaveLength(12);
    expect(shop.customers[0]).toMatchObject({
      key: 'customer',
      givenName: 'Camille',
      familyName: 'Martin',
    });
  });

  it('can only be reached in fiction', () => {
    for (const { key, email, phone, addresses, preferredLocationCode } of shop.customers) {
      expect(email, key).toMatch(/^[a-z.]+@example\.(com|net|org)$/);
      expect(phone, key).toMatch(/^\+3363998\d{4}$/);
      expect(addresses.length, key).toBeGreaterThan(0);
      expect(codes, key).toContain(preferredLocationCode);
    }
  });

  it('have keys, e-mails and phones of their own, and speak French or English', () => {
    for (const field of ['key', 'email', 'phone'] as const)
      expect(new Set(shop.customers.map((each) => each[field])).size).toBe(12);
    expect(new Set(shop.customers.map(({ locale }) => locale))).toEqual(new Set(['fr', 'en']));
  });
});

describe('the staff of the demo shop', () => {
  it('has each persona, and knows only locations that exist', () => {
    const keys = shop.staff.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['associate', 'agent', 'supervisor', 'partner', 'device', 'admin']),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, email, locationCodes } of shop.staff) {
      expect(email, key).toMatch(/^[a-z0-9.-]+@(staff|partner|device)\.example$/);
      for (const code of locationCodes) expect(codes, key).toContain(code);
    }
  });

  it('puts associates and devices in a store', () => {
    for (const { key, kind, locationCodes } of shop.staff)
      if (kind === 'ASSOCIATE' || kind === 'DEVICE')
        expect(locationCodes.length, key).toBeGreaterThan(0);
  });
});
