import { expect, it } from 'vitest';
import { highlights } from '../../src/demo/highlights.js';
import { demoShop } from '../../src/demo/index.js';

const { locations, routes } = demoShop();
const byCode = new Map(locations.map((location) => [location.code, location]));

it('lead to every store that takes in what others send, from every warehouse', () => {
  const takesIn = locations.filter(({ pickupPolicy }) => pickupPolicy === 'ANY');
  const warehouses = locations.filter(({ kind }) => kind === 'WAREHOUSE');
  for (const { code: toCode } of takesIn)
    for (const { code: fromCode } of warehouses)
      expect(routes).toContainEqual(expect.objectContaining({ fromCode, toCode }));
  expect(new Set(routes.map(({ toCode }) => toCode)).size).toBe(takesIn.length);
});

it('name each way once, never lead back, and take longer the farther it is', () => {
  expect(new Set(routes.map(({ fromCode, toCode }) => `${fromCode} ${toCode}`)).size).toBe(
    routes.length,
  );
  for (const { fromCode, toCode, transitMinutes, departs } of routes) {
    expect(fromCode).not.toBe(toCode);
    expect(byCode.get(fromCode)?.sellsToChannels).toContain('WEB');
    expect(transitMinutes).toBeGreaterThan(90);
    expect(transitMinutes).toBeLessThan(24 * 60);
    expect(departs.length).toBeGreaterThan(0);
  }
  const lyonOf = (fromCode: string) =>
    routes.find((route) => route.fromCode === fromCode && route.toCode === 'LYON')?.transitMinutes;
  expect(lyonOf('DEPOT-NORD')).toBeGreaterThan(lyonOf('DEPOT-RHONE') ?? Number.POSITIVE_INFINITY);
});

it('bring the article that a store lacks to it', () => {
  const { locationCode } = highlights.elsewhere;
  expect(byCode.get(locationCode ?? '')?.pickupPolicy).toBe('ANY');
  expect(routes.some(({ toCode }) => toCode === locationCode)).toBe(true);
});
