import {
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
} from 'graphql';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import { freshKey } from '../../support/journey.js';
import { argumentsOf, type LeafChooser, type Place, type Step } from './schema-walk.js';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The id of a thing that was never there. */
export function absentId(type: string): string {
  return toGlobalId(type, '01930000-0000-7000-8000-000000000000');
}

/** A value that every place of its type takes, whatever it means there. */
export const anyLeaf: LeafChooser = (_path, type) => {
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return samples[type.name]?.() ?? samples['String']?.();
};

const samples: Readonly<Record<string, () => unknown>> = {
  ID: () => absentId('Thing'),
  String: () => 'some words',
  Int: () => 1,
  Float: () => 1.5,
  Boolean: () => false,
  DateTime: () => '2026-01-14T09:00:00.000Z',
  MinorUnits: () => 100,
  IdempotencyKey: () => freshKey(),
};

interface Wish {
  readonly form: 'variable' | 'literal';
  /** What is brought to the other places. */
  readonly choose?: LeafChooser;
  /** Places of the same field that may be left out, and are not. */
  readonly more?: readonly (readonly string[])[] | undefined;
  /** What is selected; `__typename` where nothing is said. */
  readonly selection?: string | undefined;
}

/**
 * An operation that asks for the field of a place and brings a value there: as a variable, or written into the
 * document.
 */
export function operationAt(place: Place, value: unknown, wish: Wish): Operation {
  const { choose = anyLeaf, more = [] } = wish;
  const names = place.path.join('.');
  const chooseHere: LeafChooser = (path, type, slot) =>
    path.join('.') === names ? value : choose(path, type, slot);
  const own = place.steps.at(-1) as Step;
  const given = place.steps.map((step) =>
    step === own
      ? argumentsOf(step, [place.path, ...more], chooseHere)
      : argumentsOf(step, [], choose),
  );
  return writeOperation(place.kind, place.steps, given, wish.form, wish.selection);
}

/** Writes the fields inside each other, each with its arguments. */
export function writeOperation(
  kind: Place['kind'],
  steps: readonly Step[],
  given: readonly Readonly<Record<string, unknown>>[],
  as: 'variable' | 'literal',
  selection = '__typename',
): Operation {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fields = steps.map((step, depth) => {
    const written = Object.entries(given[depth] ?? {}).map(([name, value]) => {
      const type = step.args.find((argument) => argument.name === name)?.type as GraphQLInputType;
      if (as === 'literal') return `${name}: ${literal(value, type)}`;
      const variable = `${name}${depth}`;
      variables[variable] = value;
      declared.push(`$${variable}: ${type}`);
      return `${name}: $${variable}`;
    });
    return written.length === 0 ? step.name : `${step.name}(${written.join(', ')})`;
  });
  const innermost = isLeafType(getNamedType(outputOf(steps))) ? '' : ` { ${selection} }`;
  const head = declared.length === 0 ? kind : `${kind}(${declared.join(', ')})`;
  return {
    query: `${head} { ${fields.join(' { ')}${innermost}${' }'.repeat(steps.length)}`,
    variables,
  };
}

function outputOf(steps: readonly Step[]): GraphQLOutputType {
  return (steps.at(-1) as Step).type;
}

/** The value as it stands in a document. */
export function literal(value: unknown, given: GraphQLInputType): string {
  const type = getNullableType(given);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : given;
    return `[${value.map((each) => literal(each, item)).join(', ')}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{ ${Object.entries(value as object)
      .map(([name, each]) => `${name}: ${literal(each, fields[name]?.type ?? given)}`)
      .join(', ')} }`;
  }
  return leafLiteral(value, getNamedType(type) as GraphQLLeafType);
}

function leafLiteral(value: unknown, type: GraphQLLeafType): string {
  if (isEnumType(type) && typeof value === 'string') return value;
  return JSON.stringify(value);
}
