import {
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { argumentsOf, type LeafChooser, type Step } from './schema-walk.js';
import { anyLeaf, literal } from './write-operation.js';

export interface Depth {
  /** Levels of fields below the type. */
  readonly levels: number;
  /** Names and braces that may be written. */
  readonly tokens: number;
  readonly choose?: LeafChooser;
  /** Which of the fields are asked for; all where nothing is said. */
  readonly wants?: (field: Step) => boolean;
}

/**
 * All that can be asked of a type, in braces: as far down and as much as is allowed, and no type again inside
 * itself.
 */
export function deepSelection(
  schema: GraphQLSchema,
  given: GraphQLOutputType,
  depth: Depth,
): string {
  return new Selecting(schema, depth).below(getNamedType(given), depth.levels, []);
}

class Selecting {
  private left: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly depth: Depth,
  ) {
    this.left = depth.tokens;
  }

  below(type: GraphQLNamedOutputType, levels: number, within: readonly unknown[]): string {
    if (isLeafType(type)) return '';
    this.left -= 3;
    const members = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    // Fields of one name must be of one type, also in different members of a union.
    const shapes = new Map<string, string>();
    const parts = members.map((member) => {
      const fields = this.fieldsOf(member, levels, [...within, member], shapes);
      return isObjectType(type) ? fields : `... on ${member.name} { __typename ${fields} }`;
    });
    return ` { __typename ${parts.join(' ')} }`;
  }

  private fieldsOf(
    type: GraphQLObjectType,
    levels: number,
    within: readonly unknown[],
    shapes: Map<string, string>,
  ): string {
    const { wants = () => true } = this.depth;
    const fields = Object.values(type.getFields()).filter(wants);
    // What ends here comes first, so that the last tokens are not spent on the depths of one branch.
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = fields.filter((field) => !leaves.includes(field));
    return [...leaves, ...(levels > 1 ? branches : [])]
      .flatMap((field) => this.fieldOf(field, levels, within, shapes))
      .join(' ');
  }

  private fieldOf(
    field: Step,
    levels: number,
    within: readonly unknown[],
    shapes: Map<string, string>,
  ): string[] {
    const next = getNamedType(field.type);
    const isAgain = within.includes(next);
    const shape = shapeOf(field.type);
    if (isAgain || this.left <= 0 || (shapes.get(field.name) ?? shape) !== shape) return [];
    shapes.set(field.name, shape);
    this.left -= 1;
    return [`${field.name}${this.argumentsOf(field)}${this.below(next, levels - 1, within)}`];
  }

  private argumentsOf(field: Step): string {
    const paged = field.args.some(({ name }) => name === 'first') ? [['first']] : [];
    const choose: LeafChooser = (path, type, slot) =>
      path[0] === 'first' ? 2 : (this.depth.choose ?? anyLeaf)(path, type, slot);
    const given = Object.entries(argumentsOf(field, paged, choose));
    if (given.length === 0) return '';
    this.left -= 2 + 3 * given.length;
    const written = given.map(([name, value]) => {
      const argument = field.args.find((each) => each.name === name);
      return `${name}: ${argument ? literal(value, argument.type) : 'null'}`;
    });
    return `(${written.join(', ')})`;
  }
}

/** What two fields of one name must agree in: how they are wrapped, and the leaf, if they are one. */
export function shapeOf(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeOf(type.ofType)}!`;
  if (isListType(type)) return `[${shapeOf(type.ofType)}]`;
  return isLeafType(type) ? type.name : '{}';
}
