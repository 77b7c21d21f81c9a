import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** What of `info` is needed to see what a client asks for below a field. */
export type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * True where the client asks for the field at `path` below the one that is resolved; `nodes.variants.price`
 * for example. Aliases and fragments of any type are seen through, `@skip` and `@include` are obeyed. It may
 * say yes where a fragment's type does not fit, and never says no to what will be resolved.
 */
export function selects(info: Selecting, path: string): boolean {
  return !selectionOf(info).at(path).isEmpty;
}

/** What the client asks for below the field that is resolved. */
export function selectionOf(info: Selecting): Selection {
  return new Selection(info, info.fieldNodes);
}

/** Fields of one kind, wherever a document asks for them, and what it asks for below them. */
export class Selection {
  private below: readonly FieldNode[] | undefined;

  constructor(
    private readonly info: Selecting,
    private readonly fields: readonly FieldNode[],
  ) {}

  /** True where nothing is asked for here. */
  get isEmpty(): boolean {
    return this.fields.length === 0;
  }

  /** The names of the fields that are asked for right below. */
  get names(): ReadonlySet<string> {
    return new Set(this.children.map((field) => field.name.value));
  }

  /** What is asked for at any of these paths. */
  at(...paths: readonly string[]): Selection {
    const found = paths.map((path) =>
      path.split('.').reduce((place: Selection, name) => place.step(name), this),
    );
    const [only] = found;
    if (only && found.length === 1) return only;
    return new Selection(
      this.info,
      found.flatMap((selection) => selection.fields),
    );
  }

  /** The arguments of each of these fields, with the variables put in. */
  get arguments(): Readonly<Record<string, unknown>>[] {
    return this.fields.map((field) => {
      const given: Record<string, unknown> = {};
      for (const { name, value } of field.arguments ?? [])
        given[name.value] = readValue(this.info, value);
      return given;
    });
  }

  private step(name: string): Selection {
    const next = this.children.filter((field) => field.name.value === name);
    return new Selection(this.info, next);
  }

  private get children(): readonly FieldNode[] {
    if (!this.below) {
      const found: FieldNode[] = [];
      for (const field of this.fields)
        collect(this.info, field.selectionSet?.selections ?? [], found);
      this.below = found;
    }
    return this.below;
  }
}

/** A document is checked for circles of fragments before it is run, so this ends. */
function collect(info: Selecting, selections: readonly SelectionNode[], found: FieldNode[]): void {
  for (const selection of selections) {
    if (isLeftOut(info, selection.directives)) continue;
    if (selection.kind === Kind.FIELD) {
      found.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (fragment) collect(info, fragment.selectionSet.selections, found);
  }
}

function isLeftOut(info: Selecting, directives: readonly DirectiveNode[] | undefined): boolean {
  if (!directives || directives.length === 0) return false;
  return directives.some(({ name, arguments: given }) => {
    const condition = given?.find((argument) => argument.name.value === 'if')?.value;
    if (!condition) return false;
    const value = readValue(info, condition);
    return name.value === 'skip' ? value === true : name.value === 'include' && value === false;
  });
}

function readValue(info: Selecting, value: ValueNode): unknown {
  return valueFromASTUntyped(value, info.variableValues);
}
