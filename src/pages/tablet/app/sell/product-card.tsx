import { useId, useState } from 'react';
import type { FoundProduct, FoundVariant } from '../../documents/goods.js';
import { bears } from '../../domain/scan.js';
import { useFormats, useWords } from '../language/language.js';
import { WhereItIs } from './where-it-is.js';

interface Props {
  readonly product: FoundProduct;
  readonly search: string;
  readonly isOpen: boolean;
}

/** A product that was found; the variant that was scanned is chosen already. */
export function ProductCard({ product, search, isOpen }: Props) {
  const words = useWords().sell;
  const { variants, images } = product;
  const scanned = variants.find((variant) => bears(variant, search));
  const only = variants.length === 1 || isOpen ? variants[0] : undefined;
  const [chosen, choose] = useState<FoundVariant | undefined>(scanned ?? only);
  const picture = images[0]?.url;
  const id = useId();
  return (
    <article className="panel product" aria-labelledby={id}>
      <header>
        {picture?.startsWith('/') ? (
          <img className="picture" src={picture} alt="" loading="lazy" width="72" height="72" />
        ) : (
          <span className="picture" aria-hidden="true" />
        )}
        <h2 id={id}>{product.title}</h2>
      </header>
      <VariantChoice name={words.variants} variants={variants} chosen={chosen} choose={choose} />
      {chosen && <WhereItIs title={titleOf(product, chosen)} variant={chosen} />}
    </article>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly variants: readonly FoundVariant[];
  readonly chosen: FoundVariant | undefined;
  readonly choose: (variant: FoundVariant) => void;
}

function VariantChoice({ name, variants, chosen, choose }: ChoiceProps) {
  const words = useWords().sell;
  const { money } = useFormats();
  const id = useId();
  return (
    <fieldset className="variants">
      <legend className="unseen">{name}</legend>
      {variants.map((variant) => (
        <label key={variant.id}>
          <input
            type="radio"
            name={id}
            checked={variant.id === chosen?.id}
            onChange={() => choose(variant)}
          />
          <span>
            <strong>{variant.title}</strong>
            <span className="quiet">{variant.price ? money(variant.price) : words.notSold}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function titleOf(product: FoundProduct, variant: FoundVariant): string {
  return variant.title === product.title ? product.title : `${product.title}, ${variant.title}`;
}
