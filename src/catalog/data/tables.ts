import type { LocalText } from '../../kernel/local-text.js';
import type {
  ProductImage,
  ProductOption,
  ProductStatus,
  SelectedOption,
} from '../domain/product.js';

export interface CatalogTables {
  category: {
    id: string;
    parent_id: string | null;
    slug: string;
    name: LocalText;
    position: number;
    /** Its ancestors from the root, and itself. */
    path: string[];
  };
  product: {
    id: string;
    slug: string;
    title: LocalText;
    description: LocalText;
    vendor: string | null;
    category_id: string | null;
    product_type: string | null;
    tags: string[];
    tax_class: string;
    options: ProductOption[];
    images: ProductImage[];
    status: ProductStatus;
    /** The slugs of its category and of all categories above. */
    category_path: string[];
    title_key_fr: string;
    title_key_en: string;
    /** The words of its titles. */
    title_text: string;
    /** All words by which it is found, those of its titles included. */
    search_text: string;
    source_hash: Buffer | null;
    created_at: Date;
    updated_at: Date;
  };
  variant: {
    id: string;
    product_id: string;
    sku: string;
    barcode: string | null;
    title: LocalText;
    option_values: SelectedOption[];
    position: number;
    weight_grams: number | null;
    requires_shipping: boolean;
    allow_backorder: boolean;
    image: ProductImage | null;
    active: boolean;
  };
}

/** What a command needs to know of a variant to sell it and to write it on a document. */
export interface VariantRow {
  readonly id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly barcode: string | null;
  readonly title: LocalText;
  /** What it is called on its own, on a receipt: `Marinière – Bleu / M`. */
  readonly full_title: LocalText;
  readonly option_values: readonly SelectedOption[];
  readonly weight_grams: number | null;
  readonly requires_shipping: boolean;
  readonly allow_backorder: boolean;
  /** Its own picture, else the first one of its product. */
  readonly image: ProductImage | null;
  readonly tax_class: string;
  readonly active: boolean;
  /** True where it is sold now: neither it nor its product is retired. */
  readonly sellable: boolean;
}
