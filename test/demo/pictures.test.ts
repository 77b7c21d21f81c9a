import { describe, expect, it } from 'vitest';
import { demoShop, productImageSvg } from '../../src/demo/index.js';
import { brightness, mix } from '../../src/demo/pictures/colour.js';
import { silhouettes } from '../../src/demo/pictures/silhouettes.js';

const shop = demoShop();

/** The first thing wrong with the tags of an XML text; undefined where every tag is closed in order. */
function brokenAt(xml: string): string | undefined {
  const open: string[] = [];
  const text = xml.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<&]*")*)\s*(\/?)>/g,
    (_tag, closing: string, name: string, _attributes: string, alone: string) => {
      if (closing && open.pop() !== name) open.push(`unexpected </${name}>`);
      if (!closing && !alone) open.push(name);
      return '';
    },
  );
  if (open.length > 0) return open.join(' ');
  return /[<>]|&(?!amp;|lt;|gt;)/.exec(text)?.[0];
}

describe('the pictures of the demo shop', () => {
  it('show every product in each of its colours, under its own path', () => {
    for (const { slug, images, options } of shop.products) {
      const colours = options.find(({ code }) => code === 'colour')?.values ?? [];
      expect(images.map(({ position }) => position)).toEqual(images.map((_, place) => place + 1));
      expect(images.length, slug).toBe(Math.max(colours.length, 1) + 1);
      expect(images.map(({ path }) => path)).toEqual(
        images.map(({ position }) => `/media/products/${slug}/${position}.svg`),
      );
      expect(new Set(images.flatMap(({ colour }) => colour ?? []))).toEqual(
        new Set(colours.map(({ code }) => code)),
      );
      for (const { alt, width, height } of images) {
        for (const text of [alt.fr, alt.en]) expect(text, slug).toMatch(/\w/);
        expect(width > 0 && height > 0, slug).toBe(true);
      }
    }
  });

  it('are well-formed SVG with a title and nothing from outside', () => {
    for (const product of shop.products)
      for (const { position, alt } of product.images) {
        const svg = productImageSvg(product, position);
        expect(brokenAt(svg), `${product.slug} ${position}`).toBeUndefined();
        expect(svg).toMatch(
          /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 400" /,
        );
        expect(svg).toContain(`<title>${alt.fr}</title>`);
        expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
          /https?:|\/\/|<script|\son\w+=|href|<style|<image|foreignObject|\bNaN\b|undefined/,
        );
      }
  });

  it('use every silhouette that is drawn', () => {
    const used = new Set(shop.products.map(({ picture }) => picture.silhouette));
    expect([...used].sort()).toEqual(Object.keys(silhouettes).sort());
  });

  it('are titled in the language asked for and escape what they must', () => {
    const [product] = shop.products;
    if (!product) throw new Error('the shop is empty');
    const odd = {
      ...product,
      images: product.images.map((image) => ({
        ...image,
        alt: { fr: 'a', en: 'Salt & <pepper>' },
      })),
    };
    expect(productImageSvg(odd, 1, 'en')).toContain('<title>Salt &amp; &lt;pepper&gt;</title>');
  });

  it('refuse a position that the product does not have', () => {
    for (const product of shop.products.slice(0, 3))
      for (const position of [0, product.images.length + 1, 1.5])
        expect(() => productImageSvg(product, position)).toThrow(RangeError);
  });

  it('take their colours from the colour of the variant', () => {
    const [first, second] = shop.products.filter(
      ({ picture }) => picture.silhouette === 'sweater' && !picture.motif,
    );
    if (!first || !second) throw new Error('the shop has no sweaters');
    expect(productImageSvg(first, 1)).toContain(first.picture.faces[0]?.tint);
    expect(productImageSvg(first, 1)).not.toBe(productImageSvg(first, 2));
  });

  it('mix and weigh colours', () => {
    expect(mix('#000000', '#ffffff', 50)).toBe('#808080');
    expect([brightness('#000000'), brightness('#ffffff')]).toEqual([0, 255]);
  });
});
