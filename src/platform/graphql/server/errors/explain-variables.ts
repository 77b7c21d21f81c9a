import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { RequestError } from '../request-error.js';
import { mentions } from './mentions.js';

type Path = readonly (string | number)[];

/**
 * Says which variables are wrong and where, as graphql-js does, but without their values: an error goes into
 * logs and screens, and the value may be what should never be there.
 */
export function explainVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): RequestError[] {
  return (operation.variableDefinitions ?? [])
    .flatMap((definition) => explainVariable(schema, definition, variables))
    .slice(0, maxErrors)
    .map((sentence) => new RequestError('BAD_USER_INPUT', sentence));
}

const maxErrors = 10;

function explainVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return [`Variable "$${name}" cannot be of type "${String(type)}".`];
  if (!Object.hasOwn(variables, name))
    return isNonNullType(type) && !definition.defaultValue
      ? [`Variable "$${name}" of required type "${String(type)}" was not provided.`]
      : [];
  if (variables[name] === null && isNonNullType(type))
    return [`Variable "$${name}" of non-null type "${String(type)}" must not be null.`];
  const sentences: string[] = [];
  coerceInputValue(variables[name], type, (path, value, { message }) => {
    const reason = describe(message, value, typeAt(type, path));
    if (sentences.length < maxErrors)
      sentences.push(`Variable "$${name}" is not valid at "${placeOf(name, path)}": ${reason}`);
  });
  return sentences;
}

/** Sentences of graphql-js that hold only names of the schema. */
const harmless = [
  /^Field "\w+" of required type "[^"]+" was not provided\.$/,
  /^Expected non-nullable type "[^"]+" not to be null\.$/,
  /^Expected type "[^"]+" to be an object\.$/,
  /^Exactly one key must be specified for OneOf type "[^"]+"\.$/,
  /^Field "\w+" must be non-null\.$/,
];

function describe(message: string, value: unknown, type: string): string {
  if (harmless.some((sentence) => sentence.test(message))) return message;
  const unknown = /^Field "(\w{1,60})" is not defined by type "(\w+)"\./.exec(message);
  if (unknown) return `Field "${unknown[1]}" is not defined by type "${unknown[2]}".`;
  if (/^Field "/.test(message)) return 'A field is not defined by its type.';
  const expected = `expected a value of type "${type}".`;
  if (!ownSentence.test(message) || mentions(message, value)) return expected;
  return `${expected} ${message}`;
}

/** What scalars of our own say ends with a full stop and quotes nothing. */
const ownSentence = /^[^":']+\.$/;

function placeOf(name: string, path: Path): string {
  return path.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[${key}]` : `${place}.${key}`),
    name,
  );
}

function typeAt(type: GraphQLInputType, path: Path): string {
  let at: GraphQLInputType | undefined = type;
  for (const key of path) {
    let inner: GraphQLInputType | undefined = isNonNullType(at) ? at.ofType : at;
    if (isListType(inner)) inner = inner.ofType;
    else if (isInputObjectType(inner)) inner = inner.getFields()[String(key)]?.type;
    at = inner;
  }
  return String(isNonNullType(at) ? at.ofType : at);
}
