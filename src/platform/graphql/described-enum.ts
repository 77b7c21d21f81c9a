import { registerEnumType } from 'type-graphql';

/** An enum of the graph out of values with their meanings; its values are spelled as they are everywhere else. */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
): Record<Value, Value> {
  const values = Object.keys(meanings) as Value[];
  const names = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: meanings[value] }]),
  );
  registerEnumType(names, { name, description, valuesConfig: valuesConfig as never });
  return names;
}
