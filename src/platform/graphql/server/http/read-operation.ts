import type { FastifyRequest } from 'fastify';

interface AskedOperation {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * Reads a request exactly as the server behind will read it, so that nothing else can be looked at than what
 * is run. What has another form is left out here, and refused there.
 */
export function readOperation(request: FastifyRequest, search: string): AskedOperation {
  return request.method === 'GET' ? fromSearch(search) : fromBody(request.body);
}

function fromBody(body: unknown): AskedOperation {
  if (!isRecord(body)) return {};
  const { query, operationName, variables } = body;
  return {
    ...(typeof query === 'string' ? { query } : {}),
    ...(typeof operationName === 'string' ? { operationName } : {}),
    ...(isRecord(variables) ? { variables } : {}),
  };
}

function fromSearch(search: string): AskedOperation {
  const params = new URLSearchParams(search);
  const query = params.get('query');
  const operationName = params.get('operationName');
  const variables = parsed(params.get('variables'));
  return {
    ...(query === null ? {} : { query }),
    ...(operationName === null ? {} : { operationName }),
    ...(isRecord(variables) ? { variables } : {}),
  };
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
