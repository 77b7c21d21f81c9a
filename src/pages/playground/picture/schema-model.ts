import type {
  IntrospectionEnumValue,
  IntrospectionField,
  IntrospectionInputValue,
  IntrospectionNamedTypeRef,
  IntrospectionSchema,
  IntrospectionType,
  IntrospectionTypeRef,
} from 'graphql';

export interface ModelField {
  readonly name: string;
  readonly description: string;
  /** As it is written, such as `[Variant!]!`. */
  readonly written: string;
  /** The type behind lists and non-nulls. */
  readonly type: string;
  readonly args: readonly ModelField[];
  readonly deprecated: string | undefined;
}

export interface ModelType {
  readonly name: string;
  readonly kind: IntrospectionType['kind'];
  readonly description: string;
  readonly fields: readonly ModelField[];
  readonly values: readonly { readonly name: string; readonly description: string }[];
  /** What it implements. */
  readonly interfaces: readonly string[];
  /** Members of a union, implementations of an interface. */
  readonly members: readonly string[];
}

/** The schema as plain data: what the picture and the list of fields are made from. */
export interface SchemaModel {
  readonly types: ReadonlyMap<string, ModelType>;
  /** Names of the types of queries, mutations and subscriptions. */
  readonly roots: readonly string[];
}

export function modelOf(schema: IntrospectionSchema): SchemaModel {
  const own = schema.types.filter(({ name }) => !name.startsWith('__'));
  const roots = [schema.queryType, schema.mutationType, schema.subscriptionType];
  return {
    types: new Map(own.map((type) => [type.name, typeOf(type)])),
    roots: roots.flatMap((root) => (root ? [root.name] : [])),
  };
}

function typeOf(type: IntrospectionType): ModelType {
  return {
    name: type.name,
    kind: type.kind,
    description: type.description ?? '',
    fields: fieldsOf(type),
    values: type.kind === 'ENUM' ? type.enumValues.map(enumValueOf) : [],
    interfaces: namesIn('interfaces' in type ? type.interfaces : null),
    members: namesIn('possibleTypes' in type ? type.possibleTypes : null),
  };
}

function namesIn(refs: readonly IntrospectionNamedTypeRef[] | null | undefined): string[] {
  return (refs ?? []).map(({ name }) => name);
}

function fieldsOf(type: IntrospectionType): ModelField[] {
  if (type.kind === 'OBJECT' || type.kind === 'INTERFACE')
    return type.fields.map((field) => fieldOf(field, field.args));
  return type.kind === 'INPUT_OBJECT' ? type.inputFields.map((field) => fieldOf(field, [])) : [];
}

function fieldOf(
  field: IntrospectionField | IntrospectionInputValue,
  args: readonly IntrospectionInputValue[],
): ModelField {
  return {
    name: field.name,
    description: field.description ?? '',
    written: written(field.type),
    type: innermost(field.type),
    args: args.map((arg) => fieldOf(arg, [])),
    deprecated: field.isDeprecated ? (field.deprecationReason ?? '') : undefined,
  };
}

function enumValueOf({ name, description }: IntrospectionEnumValue) {
  return { name, description: description ?? '' };
}

function written(ref: IntrospectionTypeRef): string {
  if (ref.kind === 'NON_NULL') return `${written(ref.ofType)}!`;
  return ref.kind === 'LIST' ? `[${written(ref.ofType)}]` : ref.name;
}

function innermost(ref: IntrospectionTypeRef): string {
  return ref.kind === 'LIST' || ref.kind === 'NON_NULL' ? innermost(ref.ofType) : ref.name;
}
