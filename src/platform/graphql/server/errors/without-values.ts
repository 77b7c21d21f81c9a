import { type GraphQLError, Kind } from 'graphql';

/** A syntax error without the literal it stumbled over; its place tells which one it is. */
export function syntaxWithoutValues(message: string): string {
  return message
    .replace(/\b(Int|Float|String|BlockString) "[\s\S]*"/, '$1')
    .replace(/(Invalid (?:Unicode|character) escape sequence): [\s\S]*/, '$1.');
}

const valueKinds: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** Sentences about a literal that hold only names of the schema. */
const harmless = [
  /^Field "[\w.]+" of required type "[^"]+" was not provided\.$/,
  /^OneOf Input Object "\w+" must specify exactly one key\.$/,
  /^Field "[\w.]+" must be non-null\.$/,
  /^Unexpected variable "\$\w+" in constant value\.$/,
];

/** Where graphql-js names the type that a literal should have had. */
const namesType = [
  /^Expected value of type "([^"]+)"/,
  /^Enum "(\w+)" cannot represent/,
  /^([A-Z]\w*) cannot represent/,
  /does not exist in "(\w+)" enum\./,
];

/** A validation error without the literal it is about, and without the schema for those who may not see it. */
export function validationWithoutValues(error: GraphQLError, mayIntrospect: boolean): string {
  const { message, nodes } = error;
  const isAboutValue = nodes === undefined || valueKinds.has(nodes[0]?.kind ?? '');
  if (!isAboutValue || harmless.some((sentence) => sentence.test(message)))
    return mayIntrospect ? message : withoutSuggestions(message);
  const type = namesType.map((sentence) => sentence.exec(message)?.[1]).find(Boolean);
  const place = error.locations?.[0];
  const where = place ? ` at line ${place.line}, column ${place.column}` : '';
  return `The literal${where} is no value of ${type ? `type "${type}"` : 'its type'}.`;
}

function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean [\s\S]*\?$/, '');
}
