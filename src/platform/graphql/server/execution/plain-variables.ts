import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { isPlainDefault, isPlainLiteral } from './plain-arguments.js';

/** True where compiled code reads the variables as graphql-js does. */
export function areVariablesPlain(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): boolean {
  return (operation.variableDefinitions ?? []).every((definition) => isPlain(schema, definition));
}

const plainName = /^(?!idx\d)[a-z][a-zA-Z0-9]*$/;

function isPlain(schema: GraphQLSchema, definition: VariableDefinitionNode): boolean {
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type) || !plainName.test(definition.variable.name.value)) return false;
  if ((definition.directives?.length ?? 0) > 0) return false;
  const { defaultValue } = definition;
  if (defaultValue && (isNonNullType(type) || !isPlainLiteral(defaultValue, type))) return false;
  return isPlainType(type, []);
}

/** One-of inputs are not checked by the compiler, and inputs that hold themselves never end. */
function isPlainType(type: GraphQLInputType, around: readonly unknown[]): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return true;
  if (named.isOneOf || around.includes(named)) return false;
  return Object.values(named.getFields()).every(
    (field) => isPlainDefault(field.defaultValue) && isPlainType(field.type, [...around, named]),
  );
}
