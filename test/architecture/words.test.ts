import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { eachNode, files, placeOf, sources, textOf, treeOf } from './support/sources.js';

/** Ends of names that say nothing of what a thing is. `PageInfo` is the word of the Relay specification. */
const emptyWord = /[a-z](Manager|Helper|Util|Impl|Info|Data)s?$/;
const allowed = /^pageInfo$/i;

/** One spelling for each word of the domain: what must not be written, and what is written instead. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/authoris/i, 'authoriz...'],
  [/fulfillment/i, 'fulfilment'],
  [/cancell(?!ation|ed$)/i, 'cancel...'],
  [/captur(?![eia])/i, 'capture'],
  [/refound|remboursement/i, 'refund'],
  [/payement|paiement/i, 'payment'],
  [/adress/i, 'address'],
  [/recieve/i, 'receive'],
  [/seperat/i, 'separat...'],
  [/occured|occurence/i, 'occurred, occurrence'],
  [/succes(?!s)/i, 'success'],
  [/inventor(y|ies)/i, 'stock'],
];

describe('names', () => {
  const names = sources.flatMap((file) => declaredNames(treeOf(file)));

  it('do not end in words that say nothing', () => {
    const empty = names.filter(({ text }) => emptyWord.test(text) && !allowed.test(text));
    expect(empty.map(tell)).toEqual([]);
  });

  it('spell each word of the domain in one way', () => {
    const wrong = names.flatMap((name) => {
      const rule = spellings.find(([pattern]) => pattern.test(name.text));
      return rule ? [`${tell(name)}: write ${rule[1]}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  const written = files.filter((file) =>
    /\.(ts|tsx|cjs|md|json|css|html|graphql)$|\/run$/.test(file),
  );
  const texts = written
    .filter((file) => file !== 'package-lock.json' && file !== 'test/architecture/words.test.ts')
    .map((file) => ({ file, text: textOf(file) }));

  it.each([
    ['paths of one machine', /(?<![\w.}])\/(work|home|root|tmp|Users)\/\w/],
    ['hosts of registries', /\b(registry|mirror|artifactory|nexus|verdaccio)\.[\w-]+\.\w+/],
    ['work left to do', /\b(TODO|FIXME|HACK)\b/],
    [
      'tests that are left out or run alone',
      /\b(it|test|describe|suite)(\.\w+)*\.(only|skip|todo)\(/,
    ],
  ])('hold no %s', (_what, pattern) => {
    const found = texts.flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, place) =>
          pattern.test(line) ? [`${file}:${place + 1} ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });

  it('lock packages without naming where they came from', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved"');
  });
});

interface Name {
  readonly text: string;
  readonly node: ts.Node;
}

/** What a file gives a name to: not what it only uses. */
function declaredNames(tree: ts.SourceFile): Name[] {
  const names: Name[] = [];
  eachNode(tree, (node) => {
    const { name } = node as ts.NamedDeclaration;
    const isDeclared =
      ts.isClassDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isPropertySignature(node) ||
      ts.isVariableDeclaration(node);
    if (isDeclared && name && ts.isIdentifier(name)) names.push({ text: name.text, node });
  });
  return names;
}

function tell({ text, node }: Name): string {
  return `${placeOf(node)} ${text}`;
}
