import {
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { shapeOf } from './deep-selection.js';
import type { Dice } from './dice.js';
import type { RandomValues } from './random-values.js';
import { type RootField, rootFields, type Step } from './schema-walk.js';
import { literal, type Operation } from './write-operation.js';

export interface RandomOperation extends Operation {
  readonly kind: RootField['kind'];
}

/** Operations that are right by the types of the schema, and otherwise left to chance. */
export class RandomOperations {
  private readonly roots: readonly RootField[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly values: RandomValues,
  ) {
    this.roots = rootFields(schema);
  }

  next(dice: Dice, who: string): RandomOperation {
    const wanted = dice.throw();
    const kind = wanted < 0.5 ? 'query' : wanted < 0.94 ? 'mutation' : 'subscription';
    const fitting = this.roots.filter((root) => root.kind === kind);
    const count = kind === 'subscription' || dice.chance(0.8) ? 1 : 2;
    const writing = new Writing(this.schema, this.values, dice, who);
    const fields = Array.from({ length: count }, (_, place) => {
      const root = dice.pick(fitting);
      return `r${place}: ${writing.field(root.name, root.field, 1 + dice.below(4))}`;
    });
    const declared = writing.declared.length === 0 ? '' : `(${writing.declared.join(', ')})`;
    return {
      kind,
      query: `${kind} ${declared} { ${fields.join(' ')} }`,
      variables: writing.variables,
    };
  }
}

const mostTokens = 600;

/** How often these may-be fields are given: nearly never what spoils the rest, mostly what an order needs. */
const optional: Readonly<Record<string, number>> = {
  expectedVersion: 0.1,
  expectedTotalMinor: 0.05,
  customerId: 0.1,
  lines: 0.95,
  contact: 0.8,
  fulfilment: 0.8,
  shippingAddress: 0.7,
  locationId: 0.9,
  paymentMethodToken: 0.9,
};

class Writing {
  readonly declared: string[] = [];
  readonly variables: Record<string, unknown> = {};
  private left = mostTokens;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly values: RandomValues,
    private readonly dice: Dice,
    private readonly who: string,
  ) {}

  field(name: string, field: Step, levels: number): string {
    return `${field.name}${this.argumentsOf(name, field)}${this.below(getNamedType(field.type), levels)}`;
  }

  private below(type: GraphQLNamedOutputType, levels: number): string {
    if (isLeafType(type)) return '';
    this.left -= 4;
    const members = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const shapes = new Map<string, string>();
    const parts = members.map((member) => {
      const fields = Object.values(member.getFields())
        .filter((each) => this.isWanted(each.name, each.type, levels, shapes))
        .map((each) => this.field(`${member.name}.${each.name}`, each, levels - 1));
      return isObjectType(type)
        ? fields.join(' ')
        : `... on ${member.name} { __typename ${fields.join(' ')} }`;
    });
    return ` { __typename ${parts.join(' ')} }`;
  }

  private isWanted(
    name: string,
    type: GraphQLOutputType,
    levels: number,
    shapes: Map<string, string>,
  ): boolean {
    const isLeaf = isLeafType(getNamedType(type));
    if (this.left <= 0 || (levels < 1 && !isLeaf) || !this.dice.chance(isLeaf ? 0.5 : 0.35))
      return false;
    // Fields of one name must be of one shape, also in different members of a union.
    const shape = shapeOf(type);
    if ((shapes.get(name) ?? shape) !== shape) return false;
    shapes.set(name, shape);
    this.left -= 2;
    return true;
  }

  private argumentsOf(name: string, field: Step): string {
    const given = field.args.flatMap((argument) => {
      const isNeeded = isRequiredArgument(argument);
      if (!isNeeded && this.dice.chance(0.65)) return [];
      const value = this.value(name, argument.type, [argument.name], isNeeded);
      return [`${argument.name}: ${this.written(value, argument.type)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** As a variable, or as a literal where the document has room for it. */
  private written(value: unknown, type: GraphQLInputType): string {
    if (this.dice.chance(0.2)) {
      const text = literal(value, type);
      if (text.length < 300 && text.isWellFormed() && !text.includes('\\ud')) return text;
    }
    const variable = `v${this.declared.length}`;
    this.declared.push(`$${variable}: ${type}`);
    this.variables[variable] = value;
    return `$${variable}`;
  }

  private value(
    name: string,
    given: GraphQLInputType,
    path: readonly string[],
    isNeeded: boolean,
  ): unknown {
    if (!isNeeded && getNullableType(given) === given && this.dice.chance(0.1)) return null;
    const type = getNullableType(given);
    if (isListType(type)) {
      const count = this.dice.chance(0.85) ? 1 : this.dice.below(5);
      return Array.from({ length: count }, () => this.value(name, type.ofType, path, true));
    }
    if (!isInputObjectType(type))
      return this.values.leaf(this.dice, this.who, name, path, type as never);
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || this.dice.chance(optional[field.name] ?? 0.4),
    );
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        this.value(name, field.type, [...path, field.name], isRequiredInputField(field)),
      ]),
    );
  }
}
