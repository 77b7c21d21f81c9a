import { registerEnumType } from 'type-graphql';

/** A GraphQL enum whose values are spelled as they are everywhere else. */
export function namesOf<Value extends string>(values: readonly Value[]): Record<Value, Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

/** An enum of the graph out of values with their meanings. */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
): Record<Value, Value> {
  const values = Object.keys(meanings) as Value[];
  const names = namesOf(values);
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: meanings[value] }]),
  );
  registerEnumType(names, { name, description, valuesConfig: valuesConfig as never });
  return names;
}
