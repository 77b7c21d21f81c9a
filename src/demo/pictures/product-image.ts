import type { DemoProduct } from '../shop.js';
import type { Locale } from '../text.js';
import { brightness, mix } from './colour.js';
import type { Drawing, Motif, Tones } from './draw.js';
import { silhouettes } from './silhouettes.js';

export const imageSize = 800;

/**
 * The picture of a product at one of its positions: an SVG document of our own drawing, with a title,
 * no script and no address. Throws a RangeError where the product has no such image.
 */
export function productImageSvg(
  product: Pick<DemoProduct, 'slug' | 'images' | 'picture'>,
  position: number,
  locale: Locale = 'fr',
): string {
  const image = product.images.find((each) => each.position === position);
  const face = product.picture.faces[position - 1];
  if (!image || !face) throw new RangeError(`${product.slug} has no image ${position}`);
  const { silhouette, motif } = product.picture;
  const { tint, ground } = face;
  const draw: Drawing = silhouettes[silhouette];
  const patternId = `motif-${product.slug}-${position}`;
  const tones = tonesOf(tint, motif, patternId);
  const isCloseUp = position > 1 && position === product.images.length;
  const size = `width="${image.width}" height="${image.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" ${size} role="img">`,
    `<title>${escapeXml(image.alt[locale])}</title>`,
    motif ? patternOf(motif, tint, patternId) : '',
    isCloseUp ? closeUp(draw(tones), tones, ground) : onDisplay(draw(tones), ground),
    '</svg>',
  ].join('');
}

/** The whole thing on a plain ground with a soft shadow. */
function onDisplay(drawing: string, ground: string): string {
  return (
    `<rect width="400" height="400" fill="${ground}"/>` +
    `<circle cx="200" cy="196" r="178" fill="#fff" opacity="0.4"/>` +
    `<ellipse cx="200" cy="364" rx="132" ry="11" fill="#3b3226" opacity="0.13"/>` +
    `<g transform="translate(24 26) scale(0.88)">${drawing}</g>`
  );
}

/** A part of the same drawing, seen from near. */
function closeUp(drawing: string, { main }: Tones, ground: string): string {
  return (
    `<rect width="400" height="400" fill="${mix(ground, main, 24)}"/>` +
    `<g transform="translate(-190 -150) scale(1.9)">${drawing}</g>`
  );
}

function tonesOf(tint: string, motif: Motif | undefined, patternId: string): Tones {
  const main = motif === 'stripes' ? undyedFor(tint) : tint;
  const tones = {
    main,
    seam: brightness(main) < 95 ? mix(main, '#ffffff', 26) : mix(main, '#1c1712', 24),
    dark: mix(tint, '#1c1712', 30),
    light: mix(main, '#ffffff', 34),
  };
  return motif ? { ...tones, pattern: `url(#${patternId})` } : tones;
}

/** Stripes are of the product's colour on cloth that tells them apart. */
function undyedFor(tint: string): string {
  return brightness(tint) > 205 ? '#b9ab93' : '#f3ecdd';
}

function patternOf(motif: Motif, tint: string, id: string): string {
  const light = mix(tint, '#ffffff', 55);
  const dark = mix(tint, '#1c1712', 35);
  const tiles = {
    stripes: { size: 26, inner: `<rect y="8" width="26" height="10" fill="${tint}"/>` },
    dots: {
      size: 34,
      inner: `<circle cx="9" cy="9" r="4.5" fill="${light}"/><circle cx="26" cy="26" r="4.5" fill="${light}"/>`,
    },
    check: {
      size: 56,
      inner:
        `<rect width="22" height="56" fill="${dark}" opacity="0.5"/>` +
        `<rect width="56" height="22" fill="${dark}" opacity="0.5"/>` +
        `<path d="M40 0V56M0 40H56" stroke="${light}" stroke-width="3"/>`,
    },
  };
  const { size, inner } = tiles[motif];
  return `<defs><pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${inner}</pattern></defs>`;
}

function escapeXml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
