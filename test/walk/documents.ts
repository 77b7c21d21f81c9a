import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLFieldMap } from 'graphql';
import type { Command } from './command.js';

/** All mutations of the graph, by their names. */
export async function readMutations(): Promise<GraphQLFieldMap<unknown, unknown>> {
  const schema = new URL('../../schema.graphql', import.meta.url);
  return (
    buildSchema(await readFile(schema, 'utf8'))
      .getMutationType()
      ?.getFields() ?? {}
  );
}

/** The document of each mutation: its type is known from the schema. */
export async function documentsOf(all: readonly Command[]): Promise<Map<string, string>> {
  const fields = await readMutations();
  return new Map(
    all.map(({ mutation, selection = '' }) => {
      const input = fields[mutation]?.args.find(({ name }) => name === 'input');
      if (!input) throw new RangeError(`there is no mutation ${mutation}`);
      const text = `mutation ($input: ${input.type}) { ${mutation}(input: $input) { __typename ${selection} } }`;
      return [mutation, text];
    }),
  );
}
