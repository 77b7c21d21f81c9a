import { brightness } from '../pictures/colour.js';
import { imageSize } from '../pictures/product-image.js';
import type { DemoImage, DemoPicture } from '../shop.js';
import { type LocalText, text } from '../text.js';
import { rootOf } from './categories.js';
import type { Colour, Family, Material, Model } from './recipe.js';

/** Behind a thing of that department: for most colours, and for things so light that they would vanish. */
const grounds: Readonly<Record<string, { readonly plain: string; readonly deep: string }>> = {
  mode: { plain: '#f0e6d8', deep: '#d3b896' },
  enfant: { plain: '#f7e8d0', deep: '#e2b988' },
  maison: { plain: '#e6ece2', deep: '#a9bfa9' },
  'plein-air': { plain: '#dfebea', deep: '#9dbcbc' },
  epicerie: { plain: '#f6ead4', deep: '#dcbd8b' },
  'papeterie-et-livres': { plain: '#e9e5f0', deep: '#b9b0cc' },
  ateliers: { plain: '#f4e4dc', deep: '#d9ae9c' },
};

const groundOf = (categorySlug: string, tint: string): string => {
  const ground = grounds[rootOf(categorySlug)];
  if (!ground) throw new RangeError(`no ground is chosen for ${categorySlug}`);
  return brightness(tint) > 205 ? ground.deep : ground.plain;
};

const defaultTint = '#9b9284';

interface Shown {
  readonly alt: LocalText;
  readonly tint: string;
  readonly colour?: string;
}

/** One picture for each colour, then one from near. */
export function picturesOf(
  recipe: { family: Family; model: Model; material: Material | undefined },
  product: { slug: string; title: LocalText; colours: readonly Colour[] },
): { images: DemoImage[]; picture: DemoPicture } {
  const { family, model, material } = recipe;
  const { slug, title, colours } = product;
  const undyed: Shown = { alt: title, tint: material?.hex ?? model.hex ?? defaultTint };
  const [first = undyed, ...others] = colours.map((each) => inColour(title, each));
  const near = text(`${title.fr}, vue rapprochée`, `${title.en}, close-up`);
  const shown: Shown[] = [first, ...others, { ...first, alt: near }];
  const motif = model.motif ?? family.motif;
  return {
    images: shown.map(({ alt, colour }, place) => ({
      position: place + 1,
      path: `/media/products/${slug}/${place + 1}.svg`,
      alt,
      width: imageSize,
      height: imageSize,
      ...(colour ? { colour } : {}),
    })),
    picture: {
      silhouette: model.silhouette ?? family.silhouette,
      ...(motif ? { motif } : {}),
      faces: shown.map(({ tint }) => ({ tint, ground: groundOf(family.category, tint) })),
    },
  };
}

function inColour(title: LocalText, { code, name, hex }: Colour): Shown {
  return {
    alt: text(
      `${title.fr}, coloris ${name.fr.toLowerCase()}`,
      `${title.en}, in ${name.en.toLowerCase()}`,
    ),
    tint: hex,
    colour: code,
  };
}
