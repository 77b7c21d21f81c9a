import type { DocumentLimits } from './document-limits.js';

export function tooLarge(source: string, limits: DocumentLimits): string | undefined {
  if (source.length * 3 <= limits.documentBytes) return undefined;
  return Buffer.byteLength(source) > limits.documentBytes
    ? `The document is larger than ${limits.documentBytes} bytes.`
    : undefined;
}
