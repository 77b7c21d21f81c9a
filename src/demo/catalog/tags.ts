import type { DemoTag } from '../shop.js';
import { text } from '../text.js';

export const tags = [
  { code: 'femme', name: text('Femme', 'Women') },
  { code: 'homme', name: text('Homme', 'Men') },
  { code: 'mixte', name: text('Mixte', 'Unisex') },
  { code: 'enfant', name: text('Enfant', 'Kids') },
  { code: 'bio', name: text('Bio', 'Organic') },
  { code: 'recycle', name: text('Recyclé', 'Recycled') },
  { code: 'lin', name: text('Lin', 'Linen') },
  { code: 'laine', name: text('Laine', 'Wool') },
  { code: 'cuir', name: text('Cuir', 'Leather') },
  { code: 'bois', name: text('Bois', 'Wood') },
  { code: 'ceramique', name: text('Céramique', 'Ceramics') },
  { code: 'fait-en-france', name: text('Fait en France', 'Made in France') },
  { code: 'randonnee', name: text('Randonnée', 'Hiking') },
  { code: 'bivouac', name: text('Bivouac', 'Wild camping') },
  { code: 'pluie', name: text('Contre la pluie', 'Rain-proof') },
  { code: 'cadeau', name: text('Idée cadeau', 'Gift idea') },
  { code: 'vegetal', name: text('Sans produit animal', 'Animal-free') },
  { code: 'nouveaute', name: text('Nouveauté', 'New in') },
  { code: 'outlet', name: text('Outlet', 'Outlet') },
] as const satisfies readonly DemoTag[];

export type TagCode = (typeof tags)[number]['code'];
