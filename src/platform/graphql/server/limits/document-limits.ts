/** How large and how intricate a document may be. Every number is the largest that is let through. */
export interface DocumentLimits {
  readonly documentBytes: number;
  /** Lexical tokens. Reading stops at the first one too many. */
  readonly tokens: number;
  readonly operations: number;
  /** Fields at the top of one operation, with those that fragments bring. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Levels of fields, with those inside fragments. A connection takes three for each hop. */
  readonly depth: number;
  /** The same for `__schema` and `__type`, for those who may ask. */
  readonly introspectionDepth: number;
  /** Lists and objects inside each other, in literals and in variables. */
  readonly nesting: number;
  /** Fields after every fragment has been written out in its places. */
  readonly expandedFields: number;
  /** Pairs of fields of one response name, which validation compares with each other. */
  readonly comparisons: number;
  /** Values that the answer may hold, as the page sizes of its connections allow. */
  readonly cost: number;
  /** Strings, numbers and keys of the variables. */
  readonly variableValues: number;
}

/**
 * Journeys of a real shop use about half of each number. The documents that these limits still admit are
 * read and validated within 50 ms, which a test measures.
 */
export const defaultDocumentLimits: DocumentLimits = {
  documentBytes: 24_000,
  tokens: 2_000,
  operations: 20,
  rootFields: 20,
  aliases: 30,
  directives: 40,
  depth: 12,
  introspectionDepth: 16,
  nesting: 16,
  expandedFields: 5_000,
  comparisons: 20_000,
  cost: 30_000,
  variableValues: 5_000,
};
