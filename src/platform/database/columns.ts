type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Tail>}`
    : `_${Lowercase<Head>}${Snake<Tail>}`
  : Name;

/** The properties of a thing under the names of their columns. */
export type Columns<T> = { readonly [Name in keyof T & string as Snake<Name>]: T[Name] };

/** A thing as a row: its own properties, in the spelling of the database. */
export function columnsOf<T extends object>(thing: T): Columns<T> {
  const columns = Object.entries(thing).map(([name, value]) => [columnOf(name), value]);
  return Object.fromEntries(columns) as Columns<T>;
}

function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
