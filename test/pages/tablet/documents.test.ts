import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import type { GraphDocument } from '../../../src/pages/tablet/documents/document.js';

const folder = new URL('../../../src/pages/tablet/documents/', import.meta.url);
const schema = buildSchema(
  readFileSync(new URL('../../../schema.graphql', import.meta.url).pathname, 'utf8'),
);

async function documents(): Promise<readonly [string, string][]> {
  const found: [string, string][] = [];
  for (const file of readdirSync(folder)) {
    const exported = Object.entries((await import(new URL(file, folder).pathname)) as object);
    for (const [name, value] of exported)
      if (isDocument(value)) found.push([`${file}: ${name}`, value.text]);
  }
  return found;
}

function isDocument(value: unknown): value is GraphDocument<unknown> {
  return typeof value === 'object' && value !== null && 'text' in value;
}

it('asks only for what the graph has, and with the right arguments', async () => {
  const all = await documents();
  expect(all.length).toBeGreaterThan(15);
  const wrong = all.flatMap(([name, text]) =>
    validate(schema, parse(text)).map((error) => `${name}: ${error.message}`),
  );
  expect(wrong).toEqual([]);
});

it('gives every operation a name of its own, so that traces tell them apart', async () => {
  const names = (await documents()).map(([, text]) => {
    const [operation] = parse(text).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : undefined;
  });
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
});
