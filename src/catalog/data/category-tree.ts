import type { ShownCategory } from './shown.js';

/** All categories, and who stands above and below whom. */
export class CategoryTree {
  private readonly byId: ReadonlyMap<string, ShownCategory>;
  private readonly byParent: ReadonlyMap<string | null, readonly ShownCategory[]>;

  constructor(private readonly categories: readonly ShownCategory[]) {
    this.byId = new Map(categories.map((category) => [category.id, category]));
    this.byParent = Map.groupBy(categories, (category) => category.parentId);
  }

  /** Those with none above them. */
  get roots(): readonly ShownCategory[] {
    return this.byParent.get(null) ?? [];
  }

  withId(id: string): ShownCategory | undefined {
    return this.byId.get(id);
  }

  withSlug(slug: string): ShownCategory | undefined {
    return this.categories.find((category) => category.slug === slug);
  }

  parentOf(category: ShownCategory): ShownCategory | undefined {
    return category.parentId === null ? undefined : this.byId.get(category.parentId);
  }

  childrenOf(category: ShownCategory): readonly ShownCategory[] {
    return this.byParent.get(category.id) ?? [];
  }

  /** From the first row down to the one right above. */
  ancestorsOf(category: ShownCategory): ShownCategory[] {
    const above: ShownCategory[] = [];
    for (let next = this.parentOf(category); next; next = this.parentOf(next)) above.unshift(next);
    return above;
  }
}
