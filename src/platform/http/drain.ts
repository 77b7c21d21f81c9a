import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

interface DrainOptions {
  /** How long work is still taken after `/readyz` has begun to say no, for load balancers to notice. */
  readonly graceMs: number;
  /** How long what is running may go on after that. */
  readonly deadlineMs: number;
}

const sweepMs = 50;
const usual: DrainOptions = { graceMs: 0, deadlineMs: 30_000 };

/**
 * Stops a server without dropping anything: says that it is not ready, tells clients to connect elsewhere,
 * stops listening, lets running requests end and closes sockets with 1001. What is left at the deadline is cut.
 */
export async function drain(
  http: FastifyInstance,
  options: Partial<DrainOptions> = {},
): Promise<void> {
  const { graceMs, deadlineMs } = { ...usual, ...options };
  const { life } = http;
  life.log.info({ graceMs, deadlineMs }, 'draining');
  life.beginDraining(new Date(Date.now() + graceMs + deadlineMs));
  if (graceMs > 0) await wait(graceMs);
  const cut = setTimeout(() => {
    life.log.warn({}, 'cut off what was still running at the deadline');
    http.server.closeAllConnections();
  }, deadlineMs);
  // A request that began before the draining leaves its connection open when it ends.
  const sweep = setInterval(() => http.server.closeIdleConnections(), sweepMs);
  await http.close();
  clearInterval(sweep);
  clearTimeout(cut);
  life.log.info({}, 'drained');
}

/** Calls `stop` at the first SIGTERM or SIGINT and ends the process after it; a second signal does not wait. */
export function drainOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (problem: unknown) => {
        process.stderr.write(`could not stop well: ${String(problem)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}
