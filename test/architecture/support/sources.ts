import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folders with files that nobody here has written. */
const foreign = new Set(['node_modules', 'dist', '.git', '.data', 'coverage']);

/** The project's own files, as paths from its root. */
export const files: readonly string[] = walk('');

export const sources = files.filter((file) => /^(src|migrations)\/.*\.tsx?$/.test(file));

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return foreign.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

const parsed = new Map<string, ts.SourceFile>();

/** A file as a tree. Its types are not known: what is asked here can be seen by reading. */
export function treeOf(file: string): ts.SourceFile {
  let tree = parsed.get(file);
  if (!tree) {
    tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2023, true);
    parsed.set(file, tree);
  }
  return tree;
}

/** Where a node stands, as people and editors write it. */
export function placeOf(node: ts.Node): string {
  const tree = node.getSourceFile();
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
  return `${tree.fileName}:${line + 1}`;
}

export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => eachNode(child, visit));
}
