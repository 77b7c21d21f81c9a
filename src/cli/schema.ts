import { readFile, writeFile } from 'node:fs/promises';
import { printedSchema } from '../schema.js';

/** `npm run schema` writes the schema to its file; with `--check` it says whether the file is fresh. */
const file = new URL('../../schema.graphql', import.meta.url);
const printed = await printedSchema();
if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== printed) {
    process.stderr.write('schema.graphql is stale: run `npm run schema` and commit it.\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, printed);
  process.stdout.write('schema.graphql has been written.\n');
}
