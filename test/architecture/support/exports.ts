import { posix } from 'node:path';
import ts from 'typescript';
import { eachNode, placeOf, treeOf } from './sources.js';

/** Something that a file lets others use, with the statement that makes it. */
export interface Exported {
  readonly name: string;
  readonly node: ts.Node;
}

/** What a file exports, followed through its re-exports to where it is made. Packages are not entered. */
export function exportsOf(file: string): Exported[] {
  const statements = [...treeOf(file).statements];
  return statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return followed(file, statement);
    return isExported(statement) ? declaredBy(statement) : [];
  });
}

/** True where words say what it is: a comment, the description that the graph shows, or those of what uses it. */
export function isExplained(exported: Exported): boolean {
  return isExplainedItself(exported.node) || isExplainedByAnother(exported);
}

export function tellPlace({ name, node }: Exported): string {
  return `${placeOf(node)} ${name}`;
}

function followed(file: string, statement: ts.ExportDeclaration): Exported[] {
  const { moduleSpecifier, exportClause } = statement;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
  if (!moduleSpecifier.text.startsWith('.')) return [];
  const path = posix.join(posix.dirname(file), moduleSpecifier.text).replace(/\.js$/, '.ts');
  const found = exportsOf(path);
  if (!exportClause || !ts.isNamedExports(exportClause)) return found;
  const asked = exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
  return found.filter(({ name }) => asked.includes(name));
}

function declaredBy(statement: ts.Statement): Exported[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((node) => ({
      name: node.name.getText(),
      node: statement,
    }));
  const { name } = statement as ts.DeclarationStatement;
  return name ? [{ name: name.text, node: statement }] : [];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isExplainedItself(node: ts.Node): boolean {
  const hasComment = ts.getJSDocCommentsAndTags(node).length > 0;
  return hasComment || hasDescription(node) || isDescribedLater(node);
}

/** What a function takes and gives is explained with the function, and the type of a table with the table. */
function isExplainedByAnother({ name, node }: Exported): boolean {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return false;
  const others = node.getSourceFile().statements.filter((statement) => statement !== node);
  return others.some(
    (other) => isExplainedItself(other) && (mentions(other, name) || isTypeOf(node, other)),
  );
}

function isTypeOf(type: ts.Node, made: ts.Statement): boolean {
  return declaredBy(made).some(({ name }) =>
    new RegExp(`\\btypeof ${name}\\b`).test(type.getText()),
  );
}

function mentions(node: ts.Node, name: string): boolean {
  let found = false;
  eachNode(node, (inner) => {
    found ||= ts.isIdentifier(inner) && inner.text === name;
  });
  return found;
}

/** A decorator that describes a class to the graph has described it to its reader. */
function hasDescription(node: ts.Node): boolean {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.some((decorator) => decorator.getText().includes('description:'));
}

/** An enum of the graph is described where it is registered. */
function isDescribedLater(node: ts.Node): boolean {
  const [name] = ts.isVariableStatement(node) ? declaredBy(node).map((made) => made.name) : [];
  return name !== undefined && node.getSourceFile().text.includes(`registerEnumType(${name},`);
}
