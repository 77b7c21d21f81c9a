import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { LocalText } from '../../kernel/local-text.js';
import { wordings } from '../../kernel/local-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { CatalogTables } from '../data/tables.js';
import { invalidCategory, unknownCategory } from '../domain/refusals.js';
import { categorySaved } from '../events.js';

/** A category and its place in the tree. */
export interface SaveCategory {
  /** Names it in addresses and files; it never changes. */
  readonly slug: string;
  readonly name: LocalText;
  /** The category above; null for one of the first row. It must be there already. */
  readonly parentSlug: string | null;
  /** The place among its brothers and sisters; equal ones are ordered by slug. */
  readonly position: number;
}

export interface SavedCategory {
  readonly id: string;
  /** False where it was described in the same way before. */
  readonly written: boolean;
}

export type SaveCategoryRefusal =
  | Refusal<'InvalidCategory', { readonly category: string; readonly field: string }>
  | Refusal<'UnknownCategory', { readonly category: string }>;

type CategoryRow = CatalogTables['category'];

const maxDepth = 10;
const slugShape = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * Writes a category, new or known by its slug. One that moves takes all below it along, and their products are
 * found in the new place at once. The same description again writes nothing.
 */
export async function saveCategory(
  work: Work,
  input: SaveCategory,
): Promise<SavedCategory | SaveCategoryRefusal> {
  const field = wrongPartOf(input);
  if (field) return invalidCategory({ category: input.slug, field });
  // Two moves at once could make a circle that neither of them sees.
  await sql`select pg_advisory_xact_lock(hashtext('category tree'))`.execute(work.db);
  const parent = await findBySlug(work, input.parentSlug);
  if (input.parentSlug !== null && !parent) return unknownCategory({ category: input.parentSlug });
  const known = await findBySlug(work, input.slug);
  const above = parent?.path ?? [];
  if (!mayStandBelow(above, known))
    return invalidCategory({ category: input.slug, field: 'parentSlug' });
  return write(work, input, known, above);
}

async function write(
  work: Work,
  input: SaveCategory,
  known: CategoryRow | undefined,
  above: readonly string[],
): Promise<SavedCategory> {
  const id = known?.id ?? newId();
  if (known && isSame(known, input, above.at(-1) ?? null)) return { id, written: false };
  if (known) await change(work, known, input, above);
  else await insert(work, id, input, above);
  work.emit(categorySaved(id, input.slug));
  return { id, written: true };
}

function mayStandBelow(above: readonly string[], known: CategoryRow | undefined): boolean {
  return above.length < maxDepth && !(known && above.includes(known.id));
}

function wrongPartOf({ slug, name, position }: SaveCategory): keyof SaveCategory | undefined {
  const words = wordings(name);
  if (!slugShape.test(slug)) return 'slug';
  if (words.length === 0 || !words.every(isName)) return 'name';
  return Number.isInteger(position) && Math.abs(position) < 1e6 ? undefined : 'position';
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= 200 && !text.includes('\u0000');
}

function isSame(known: CategoryRow, input: SaveCategory, parentId: string | null): boolean {
  return (
    known.parent_id === parentId &&
    known.position === input.position &&
    known.name.fr === input.name.fr &&
    known.name.en === input.name.en
  );
}

async function findBySlug(work: Work, slug: string | null): Promise<CategoryRow | undefined> {
  if (slug === null) return undefined;
  return tables<CatalogTables>(work.db)
    .selectFrom('category')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
}

async function insert(
  work: Work,
  id: string,
  input: SaveCategory,
  above: readonly string[],
): Promise<void> {
  await tables<CatalogTables>(work.db)
    .insertInto('category')
    .values({
      id,
      parent_id: above.at(-1) ?? null,
      slug: input.slug,
      name: input.name,
      position: input.position,
      path: [...above, id],
    })
    .execute();
}

async function change(
  work: Work,
  known: CategoryRow,
  input: SaveCategory,
  above: readonly string[],
): Promise<void> {
  const parentId = above.at(-1) ?? null;
  await tables<CatalogTables>(work.db)
    .updateTable('category')
    .set({ name: input.name, position: input.position, parent_id: parentId })
    .where('id', '=', known.id)
    .execute();
  if (parentId === known.parent_id) return;
  await sql`
    update category set path = ${above}::uuid[] || path[${known.path.length}::integer:]
    where path @> array[${known.id}::uuid]`.execute(work.db);
  await sql`
    update product p
    set category_path = array(
      select a.slug from category c join category a on a.id = any(c.path) where c.id = p.category_id)
    from category c where c.id = p.category_id and c.path @> array[${known.id}::uuid]`.execute(
    work.db,
  );
}
