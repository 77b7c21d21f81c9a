import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

type Transport = 'http' | 'socket';
/** `refused` never ran; `failed` ran and met a fault. */
export type Outcome = 'ok' | 'errors' | 'failed' | 'refused';

/** What the graph tells of its work. Every method is called on the hot path, so it only counts. */
export interface GraphMetrics {
  operation(transport: Transport, kind: string, outcome: Outcome, durationMs: number): void;
  event(): void;
  socketOpened(): void;
  socketClosed(code: number): void;
}

export const noMetrics: GraphMetrics = {
  operation: () => {},
  event: () => {},
  socketOpened: () => {},
  socketClosed: () => {},
};

/** Counts into a Prometheus registry. Names that clients choose are no labels: they would never end. */
export function prometheusMetrics(registry: Registry): GraphMetrics {
  const registers = [registry];
  const operations = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Operations by transport, kind and outcome',
    labelNames: ['transport', 'kind', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const events = new Counter({
    name: 'graphql_subscription_events_total',
    help: 'Events sent to subscribers',
    registers,
  });
  const open = new Gauge({ name: 'graphql_sockets', help: 'Open sockets', registers });
  const closed = new Counter({
    name: 'graphql_sockets_closed_total',
    help: 'Closed sockets by close code',
    labelNames: ['code'] as const,
    registers,
  });
  return {
    operation: (transport, kind, outcome, durationMs) =>
      operations.observe({ transport, kind, outcome }, durationMs / 1000),
    event: () => events.inc(),
    socketOpened: () => open.inc(),
    socketClosed: (code) => {
      open.dec();
      closed.inc({ code: String(code) });
    },
  };
}
