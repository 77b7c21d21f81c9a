const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Moves a colour towards another by a percentage: `mix('#000000', '#ffffff', 50)` is a mid grey. */
export function mix(from: string, to: string, percent: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, place) =>
    Math.round((value * (100 - percent) + (target[place] ?? value) * percent) / 100),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** How bright a colour looks, from 0 to 255 (the weights of ITU-R BT.601). */
export function brightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex);
  return Math.round((299 * red + 587 * green + 114 * blue) / 1000);
}
