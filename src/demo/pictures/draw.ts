/** The colours that a drawing may use; all follow from the colour of the product. */
export interface Tones {
  readonly main: string;
  /** Fill of the motif that lies over the main colour, where there is one. */
  readonly pattern?: string;
  /** Reads as a seam on the main colour: darker on light cloth, lighter on dark cloth. */
  readonly seam: string;
  readonly dark: string;
  readonly light: string;
}

export type Motif = 'stripes' | 'dots' | 'check';

/** Draws one thing in a square of 400 x 400. */
export type Drawing = (tones: Tones) => string;

/** Colours that do not follow the product. */
export const fixed = {
  paper: '#fbf7ee',
  cream: '#efe6d3',
  wood: '#c79f69',
  woodDark: '#a27c4b',
  metal: '#bcc2c6',
  metalDark: '#8b9499',
  leaf: '#6f9560',
  leafDark: '#4f7549',
  glow: '#fbe8b4',
  flame: '#f0a63c',
  cork: '#cfa878',
  ink: '#3b3a3c',
  soil: '#5a4334',
} as const;

export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

/** A piece in the product's own colour and motif. */
export const cloth = (d: string, { main, pattern }: Tones): string =>
  shape(d, main) + (pattern ? shape(d, pattern) : '');

/** A shadow or a shine that lies over whatever is below. */
export const shade = (d: string, opacity = 0.12): string =>
  `<path d="${d}" fill="#000" opacity="${opacity}"/>`;
export const shine = (d: string, opacity = 0.22): string =>
  `<path d="${d}" fill="#fff" opacity="${opacity}"/>`;

export const line = (d: string, stroke: string, width = 4): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const dashed = (d: string, stroke: string, width = 2.5): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-dasharray="7 6"/>`;

export const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

/** The left half and its reflection. */
export const mirrored = (half: string): string =>
  `${half}<g transform="matrix(-1 0 0 1 400 0)">${half}</g>`;

export const turned = (degrees: number, x: number, y: number, inner: string): string =>
  `<g transform="rotate(${degrees} ${x} ${y})">${inner}</g>`;

/** The same piece at each of the places. */
export const repeated = <T>(places: readonly T[], draw: (place: T) => string): string =>
  places.map(draw).join('');
