import { Lexer, Source, TokenKind } from 'graphql';
import type { DocumentLimits } from './document-limits.js';

/** Reads no further than the limit, so that the length of a hostile document costs nothing. */
export function tooManyTokens(source: string, limits: DocumentLimits): string | undefined {
  const lexer = new Lexer(new Source(source));
  try {
    for (let count = 0; count <= limits.tokens; count++)
      if (lexer.advance().kind === TokenKind.EOF) return undefined;
  } catch {
    // What is no token is told by the parser, with its place.
    return undefined;
  }
  return `The document holds more than ${limits.tokens} tokens.`;
}
