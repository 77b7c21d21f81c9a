import { type DestinationStream, type Logger, pino } from 'pino';
import { redactCardNumbers } from '../../kernel/card-number.js';
import { redactSecrets, redactTokens } from './redact.js';

/**
 * The logger of the process. Whatever is handed to it, no card number, no token and no cookie is written:
 * secrets are known by the names of their keys, tokens and card numbers by their looks.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: redactSecrets,
    },
    serializers: { err: describeError },
    hooks: { streamWrite: (line: string) => redactTokens(redactCardNumbers(line)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

const maxCauses = 5;

/** Only what tells what went wrong: other properties of an error may hold the data it went wrong with. */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause instanceof Error && depth < maxCauses
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}
