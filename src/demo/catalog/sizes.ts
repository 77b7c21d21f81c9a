import { text } from '../text.js';
import type { Choice, Sizing } from './recipe.js';

const size = text('Taille', 'Size');

/** Sizes that are spelled the same in both languages. */
const plain = (...codes: readonly string[]): Choice[] =>
  codes.map((code) => ({ code, name: text(code, code) }));

/** `240 × 220 cm`, written 240X220 in the SKU. */
function measure(code: string, pricePercent = 100, weightPercent = pricePercent): Choice {
  const name = `${code.replace('X', ' × ')} cm`;
  return { code, name: text(name, name), pricePercent, weightPercent };
}

const sized = (...choices: Choice[]): Sizing => ({ option: 'size', name: size, choices });

const measured = (...choices: Choice[]): Sizing => ({
  option: 'dimensions',
  name: text('Dimensions', 'Dimensions'),
  choices,
});

const shoes = (...codes: readonly string[]): Sizing => ({
  option: 'shoe-size',
  name: text('Pointure', 'Shoe size'),
  choices: plain(...codes),
});

export const womenSizes = sized(...plain('XS', 'S', 'M', 'L', 'XL'));
export const menSizes = sized(...plain('S', 'M', 'L', 'XL', 'XXL'));
export const unisexSizes = sized(...plain('XS', 'S', 'M', 'L', 'XL', 'XXL'));
export const trouserSizes = sized(...plain('36', '38', '40', '42', '44'));
export const handSizes = sized(...plain('7', '8', '9'));
export const sockSizes = sized(...plain('35-38', '39-42', '43-46'));
export const beltSizes = measuredLength('85', '95', '105');
export const helmetSizes = measuredLength('52-56', '57-61');

export const kidSizes = sized(
  ...[3, 4, 6, 8, 10].map((age) => ({
    code: `${age}A`,
    name: text(`${age} ans`, `${age} years`),
  })),
);

export const shoeSizes = shoes('37', '38', '39', '40', '41', '42', '43', '44');
export const womenShoes = shoes('36', '37', '38', '39', '40', '41');
export const menShoes = shoes('40', '41', '42', '43', '44', '45');
export const kidShoes = shoes('26', '28', '30', '32', '34');

export const duvetSizes = measured(
  measure('140X200', 75, 65),
  measure('200X200', 90, 85),
  measure('240X220', 100),
  measure('260X240', 115),
);
export const sheetSizes = measured(
  measure('90X190', 70, 60),
  measure('140X190', 85, 80),
  measure('160X200', 100),
  measure('180X200', 110),
);
export const pillowSizes = measured(measure('50X70', 90), measure('65X65', 100));
export const cushionSizes = measured(
  measure('40X40', 100),
  measure('50X50', 130),
  measure('60X40', 120),
);
export const rugSizes = measured(
  measure('60X90', 40, 35),
  measure('120X180', 100),
  measure('160X230', 165),
);
export const curtainSizes = measured(measure('140X250', 100), measure('140X280', 115));
export const throwSizes = measured(measure('130X170', 100), measure('180X230', 165));
export const towelSizes = measured(
  measure('50X100', 45),
  measure('70X140', 100),
  measure('100X150', 150),
);

export const tentSizes: Sizing = {
  option: 'capacity',
  name: text('Couchage', 'Sleeps'),
  choices: [2, 3, 4].map((people, place) => ({
    code: `${people}P`,
    name: text(`${people} places`, `${people} people`),
    pricePercent: 100 + 25 * place,
    weightPercent: 100 + 35 * place,
  })),
};

/** Sizes with a length in centimetres: waists and heads. */
function measuredLength(...codes: readonly string[]): Sizing {
  return sized(...codes.map((code) => ({ code, name: text(`${code} cm`, `${code} cm`) })));
}

/** A content such as `250 g` or `75 cl`, from the smallest; each with its share of the price. */
export function contents(...entries: readonly (readonly [string, number])[]): Sizing {
  return {
    option: 'content',
    name: text('Contenance', 'Content'),
    choices: entries.map(([label, percent]) => ({
      code: label.toUpperCase().replace(/[^A-Z0-9]/g, ''),
      name: text(label, label),
      pricePercent: percent,
      weightPercent: percent,
    })),
  };
}
