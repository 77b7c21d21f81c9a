import ts from 'typescript';
import { expect, it } from 'vitest';
import { exportsOf } from './support/exports.js';
import { inCamelCase, inKebabCase, moduleNames } from './support/modules.js';
import { eachNode, files, placeOf, sources, textOf, treeOf } from './support/sources.js';

const tests = files.filter((file) => /^test\/.*\.ts$/.test(file));
const shells = ['kernel', 'platform', 'sandbox', 'demo', 'imports', 'start', 'cli'];

it('every folder of src is a module of the map, or stands around them', () => {
  const folders = new Set(files.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []));
  const known = [...moduleNames, ...shells];
  expect([...folders].filter((folder) => !known.includes(folder))).toEqual([]);
  expect(moduleNames.filter((module) => !folders.has(module))).toEqual([]);
});

it('every module has a page and a front door', () => {
  const wanted = [...moduleNames, 'sandbox'].flatMap((module) => [
    `src/${module}/README.md`,
    `src/${module}/index.ts`,
  ]);
  expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
});

it('no source file is over 300 lines, and no test over 400', () => {
  const long = [
    ...sources.filter((file) => linesOf(file) > 300),
    ...tests.filter((file) => linesOf(file) > 400),
  ];
  expect(long.map((file) => `${file}: ${linesOf(file)}`)).toEqual([]);
});

it('files and folders are named in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(config|test))?(\.[a-z]+)?$/;
  const misnamed = [...sources, ...tests].filter(
    (file) => !file.split('/').every((part) => kebab.test(part)),
  );
  expect(misnamed).toEqual([]);
});

it('a file of commands/ is named after the verb that it exports', () => {
  const commands = sources.filter((file) =>
    moduleNames.some((module) => file.startsWith(`src/${module}/commands/`)),
  );
  const misnamed = commands.filter((file) => {
    const verb = inCamelCase(file.split('/').at(-1)?.replace(/\.ts$/, '') ?? '');
    return !exportsOf(file).some(({ name }) => name === verb);
  });
  expect(misnamed).toEqual([]);
});

it('only runCommand and the migrations open a transaction', () => {
  const allowed = ['src/platform/commands/run-command.ts', 'src/platform/database/migrate.ts'];
  const opening = /\.(transactional|transaction|startTransaction|beginTransaction)$|\bem\.begin$/;
  // What runs in a browser has databases of its own there.
  const ours = sources.filter((file) => !/^src\/pages\/\w+\/app\//.test(file));
  const suspects = ours.filter((file) => /transaction|\bem\.begin/i.test(textOf(file)));
  const found: string[] = [];
  for (const file of suspects.filter((each) => !allowed.includes(each)))
    eachNode(treeOf(file), (node) => {
      if (ts.isCallExpression(node) && opening.test(node.expression.getText()))
        found.push(placeOf(node));
    });
  expect(found).toEqual([]);
});

it('the front door of a module shows each of its lifecycles', () => {
  const hidden = moduleNames.flatMap((module) => {
    const made = sources
      .filter((file) => file.startsWith(`src/${module}/`))
      .flatMap((file) => [...textOf(file).matchAll(/const (\w+) = Lifecycle\.define\(/g)])
      .map(([, name]) => inKebabCase(name?.replace(/Lifecycle$/, '') ?? ''));
    return made.filter((name) => !lifecyclesIn(module).includes(name));
  });
  expect(hidden).toEqual([]);
});

it('the page of a module shows each of its lifecycles', () => {
  const missing = moduleNames.flatMap((module) => {
    const page = files.includes(`src/${module}/README.md`) ? textOf(`src/${module}/README.md`) : '';
    return lifecyclesIn(module).filter((name) => !page.includes(`<!-- lifecycle:${name} -->`));
  });
  expect(missing).toEqual([]);
});

it('the front page and CI test by the same command', () => {
  const command = /^npm (test|run [\w:-]+)$/m.exec(
    textOf('README.md').split('## Test')[1] ?? '',
  )?.[0];
  expect(command).toBe('npm test');
  expect(textOf('.ci/run')).toContain(` ${command} `);
});

function lifecyclesIn(module: string): string[] {
  const exported = exportsOf(`src/${module}/index.ts`).map(({ name }) => name);
  return exported
    .filter((name) => name.endsWith('Lifecycle'))
    .map((name) => inKebabCase(name.replace(/Lifecycle$/, '')));
}

function linesOf(file: string): number {
  return textOf(file).split('\n').length - 1;
}
