/** A place on the earth, in degrees of WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The bounds of a circle, for a first and cheap choice. More than one where it crosses the date line. */
export interface Bounds {
  readonly south: number;
  readonly north: number;
  readonly longitudes: readonly { readonly west: number; readonly east: number }[];
}

/** The mean radius (IUGG): the error of the sphere stays below half a percent. */
export const earthRadiusKm = 6371.0088;

/** The way over the ground as the crow flies, by the haversine formula. */
export function distanceKm(a: Point, b: Point): number {
  const h =
    haversine(radians(b.latitude - a.latitude)) +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      haversine(radians(b.longitude - a.longitude));
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A box that holds every point of the circle, and a little more. */
export function boundsOf(centre: Point, radiusKm: number): Bounds {
  const angle = radiusKm / earthRadiusKm;
  const reach = degrees(angle) * 1.000001;
  const south = Math.max(-90, centre.latitude - reach);
  const north = Math.min(90, centre.latitude + reach);
  const allAround = { south, north, longitudes: [{ west: -180, east: 180 }] };
  if (south <= -90 || north >= 90) return allAround;
  const sine = Math.sin(angle) / Math.cos(radians(centre.latitude));
  if (angle >= Math.PI / 2 || sine >= 1) return allAround;
  const width = degrees(Math.asin(sine)) * 1.000001;
  const west = centre.longitude - width;
  const east = centre.longitude + width;
  return { south, north, longitudes: withinOneTurn(west, east) };
}

export function isPoint({ latitude, longitude }: Point): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function withinOneTurn(west: number, east: number): Bounds['longitudes'] {
  if (west < -180) {
    return [
      { west: west + 360, east: 180 },
      { west: -180, east },
    ];
  }
  if (east > 180) {
    return [
      { west, east: 180 },
      { west: -180, east: east - 360 },
    ];
  }
  return [{ west, east }];
}

function haversine(angle: number): number {
  return Math.sin(angle / 2) ** 2;
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
