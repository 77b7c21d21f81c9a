import type { Motif } from '../pictures/draw.js';
import type { SilhouetteName } from '../pictures/silhouettes.js';
import type { TaxClass } from '../shop.js';
import type { LocalText } from '../text.js';
import type { TagCode } from './tags.js';

/** One value of an option, with what it changes. */
export interface Choice {
  /** As written in the SKU: capitals and digits. */
  readonly code: string;
  readonly name: LocalText;
  /** Share of the model's price and weight; 100 when not given. */
  readonly pricePercent?: number;
  readonly weightPercent?: number;
}

export interface Colour extends Choice {
  readonly hex: string;
}

export interface Sizing {
  readonly option: string;
  readonly name: LocalText;
  readonly choices: readonly Choice[];
}

/** What a thing is made of. The note is a sentence of its own, so it agrees with any product. */
export interface Material {
  readonly code: string;
  /** `en lin lavé` and `washed linen`: follows the model's title. */
  readonly title: LocalText;
  readonly note: LocalText;
  readonly pricePercent?: number;
  readonly tags?: readonly TagCode[];
  /** Colour of the thing where the buyer has no choice of colours. */
  readonly hex?: string;
}

/** What a family says of all its models, and a model may say differently. */
interface Traits {
  readonly materials?: readonly Material[];
  readonly colours?: readonly Colour[];
  readonly sizing?: Sizing;
  readonly silhouette?: SilhouetteName;
  readonly motif?: Motif;
}

export interface Model extends Traits {
  readonly code: string;
  readonly title: LocalText;
  readonly pitch: LocalText;
  readonly priceMinor: number;
  readonly weightGrams: number;
  readonly tags?: readonly TagCode[];
  readonly hex?: string;
}

/** Models x materials make the products; colours x sizes make their variants. */
export interface Family extends Traits {
  /** First part of the SKU. */
  readonly code: string;
  readonly category: string;
  readonly vendor: string;
  readonly taxClass?: TaxClass;
  readonly silhouette: SilhouetteName;
  /** How many of the colours each product comes in; all when not given. */
  readonly coloursEach?: number;
  readonly tags?: readonly TagCode[];
  /** Last sentence of the description: care, origin, use. */
  readonly care: LocalText;
  /** Books have one price by law (loi Lang), and food and plants are not sold off here. */
  readonly neverReduced?: boolean;
  /** False for what is attended and not sent. */
  readonly requiresShipping?: boolean;
  readonly models: readonly Model[];
}
