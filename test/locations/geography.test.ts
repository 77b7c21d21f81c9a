import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundsOf, distanceKm, type Point } from '../../src/locations/domain/geography.js';

const paris = { latitude: 48.8566, longitude: 2.3522 };
const lyon = { latitude: 45.764, longitude: 4.8357 };

const point: fc.Arbitrary<Point> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

it('knows how far Lyon is from Paris', () => {
  expect(distanceKm(paris, lyon)).toBeCloseTo(391.5, 0);
  expect(distanceKm(lyon, paris)).toBe(distanceKm(paris, lyon));
  expect(distanceKm(paris, paris)).toBe(0);
});

it('takes the short way over the date line', () => {
  const west = { latitude: 0, longitude: 179.9 };
  const east = { latitude: 0, longitude: -179.9 };
  expect(distanceKm(west, east)).toBeCloseTo(22.24, 1);
});

it('holds every point of the circle within its bounds', () => {
  fc.assert(
    fc.property(
      point,
      point,
      fc.double({ min: 0.1, max: 20_000, noNaN: true }),
      (centre, other, radiusKm) => {
        if (distanceKm(centre, other) > radiusKm) return;
        const { south, north, longitudes } = boundsOf(centre, radiusKm);
        expect(other.latitude).toBeGreaterThanOrEqual(south);
        expect(other.latitude).toBeLessThanOrEqual(north);
        expect(
          longitudes.some(({ west, east }) => west <= other.longitude && other.longitude <= east),
        ).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

it('bounds a small circle closely', () => {
  const { south, north, longitudes } = boundsOf(paris, 10);
  expect(north - south).toBeCloseTo(0.18, 2);
  expect(longitudes).toHaveLength(1);
  expect(boundsOf({ latitude: 0, longitude: 179.99 }, 10).longitudes).toHaveLength(2);
  expect(boundsOf({ latitude: 89.99, longitude: 0 }, 10).longitudes).toEqual([
    { west: -180, east: 180 },
  ]);
});
