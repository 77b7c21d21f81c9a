import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxRefusal } from '../domain/refusals.js';
import type { Log } from '../log.js';

const statusByRefusal: Readonly<Record<SandboxRefusal['kind'], number>> = {
  payment_not_found: 404,
  saved_card_not_found: 404,
  card_not_saved: 422,
  authentication_required: 422,
  idempotency_key_reused: 409,
  amount_too_large: 422,
  currency_mismatch: 422,
  payment_not_capturable: 409,
  payment_not_voidable: 409,
  payment_not_refundable: 409,
  payment_not_extendable: 409,
  extension_failed: 422,
  challenge_not_open: 409,
  too_many_operations: 422,
  capture_failed: 422,
  refund_failed: 422,
  payment_disputed: 409,
  payment_not_disputable: 422,
  dispute_not_open: 409,
};

/** Refusals of the transport, which no idempotency key remembers. */
const faults = {
  invalid_request: { status: 400, message: 'The request cannot be read.' },
  idempotency_key_required: {
    status: 400,
    message: 'The header Idempotency-Key is required: 1 to 255 printable ASCII characters.',
  },
  card_number_found: {
    status: 400,
    message: 'The request holds a card number. Nothing of it was kept.',
  },
  unauthorized: { status: 401, message: 'The secret key is missing or wrong.' },
  not_found: { status: 404, message: 'There is nothing here.' },
  body_too_large: { status: 413, message: 'The body is larger than 64 kB.' },
  unsupported_media_type: { status: 415, message: 'The body must be JSON.' },
  rate_limited: { status: 429, message: 'Too many requests. Try again later.' },
  internal_error: { status: 500, message: 'Something broke on our side.' },
  unavailable: { status: 503, message: 'Try again in a moment.' },
} as const;

type FaultCode = keyof typeof faults;

interface ErrorView {
  readonly error: { readonly code: string; readonly message: string };
}

export function statusOfRefusal(code: SandboxRefusal['kind']): number {
  return statusByRefusal[code];
}

export function sendRefusal(reply: FastifyReply, refused: SandboxRefusal): FastifyReply {
  const body: ErrorView = { error: { code: refused.kind, message: refused.messages.en } };
  return reply.code(statusByRefusal[refused.kind]).send(body);
}

export function sendFault(reply: FastifyReply, code: FaultCode, message?: string): FastifyReply {
  const fault = faults[code];
  const body: ErrorView = { error: { code, message: message ?? fault.message } };
  return reply.code(fault.status).send(body);
}

/** The fault that a planned status stands for. */
export function faultOfStatus(status: number): FaultCode {
  const codes = Object.keys(faults) as FaultCode[];
  return codes.find((code) => faults[code].status === status) ?? 'internal_error';
}

/** Answers what the framework refuses, without a word of what was sent. */
export function answerErrors(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error.validation) return sendFault(reply, 'invalid_request', validationMessage(error));
    if (error.statusCode && error.statusCode < 500)
      return sendFault(reply, faultOfStatus(error.statusCode));
    log({ level: 'error', message: 'fault', error: error.name, route: request.routeOptions.url });
    return sendFault(reply, 'internal_error');
  };
}

function validationMessage({ validation, validationContext }: FastifyError): string {
  const first = validation?.[0];
  // A key of the metadata is the caller's own text, so it is left out.
  const place = first?.instancePath.startsWith('/metadata') ? '/metadata' : first?.instancePath;
  const what = first?.keyword === 'additionalProperties' ? 'has unknown fields' : first?.message;
  return `${validationContext}${place ?? ''} ${what ?? 'is wrong'}`;
}
