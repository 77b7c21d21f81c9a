import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type Exported, exportsOf, isExplained, tellPlace } from './support/exports.js';
import { sources } from './support/sources.js';

const isClass = ({ node }: Exported) => ts.isClassDeclaration(node);
const isAnything = () => true;

const places = [
  { place: 'what a front door offers', files: /^src\/[^/]+\/index\.ts$/, isMeant: isAnything },
  {
    place: 'what a port asks for',
    files: /^src\/[^/]+\/(ports|providers\/provider)\.ts$/,
    isMeant: isAnything,
  },
  { place: 'what a command does', files: /^src\/[^/]+\/commands\//, isMeant: isAnything },
  { place: 'classes of a domain', files: /^src\/[^/]+\/domain\//, isMeant: isClass },
];

describe('a comment says what is promised by', () => {
  it.each(places)('$place', ({ files, isMeant }) => {
    const exported = sources
      .filter((file) => files.test(file))
      .flatMap(exportsOf)
      .filter(isMeant);
    expect(exported).not.toHaveLength(0);
    const silent = exported.filter((each) => !isExplained(each)).map(tellPlace);
    expect([...new Set(silent)]).toEqual([]);
  });
});
