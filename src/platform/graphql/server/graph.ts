import type { GraphQLFormattedError } from 'graphql';
import type { Log } from '../../log.js';
import { Admission } from './admission.js';
import { type Asker, presentError } from './errors/present-error.js';
import { Executor } from './execution/executor.js';
import { type GraphMetrics, noMetrics } from './metrics.js';
import type { GraphServerOptions, Limits, Session } from './options.js';

/** What HTTP and sockets have in common: one gate, one executor, one way to word an error. */
export class Graph<S extends Session, C extends object> {
  readonly admission: Admission;
  readonly executor: Executor;
  readonly limits: Limits;
  readonly log: Log;
  readonly metrics: GraphMetrics;

  constructor(readonly options: GraphServerOptions<S, C>) {
    const { schema, limits, log, metrics } = options;
    this.admission = new Admission(schema, limits.document, limits.pages);
    this.executor = new Executor(schema);
    this.limits = limits;
    this.log = log;
    this.metrics = metrics ?? noMetrics;
  }

  mayIntrospect(session: S): boolean {
    return session.mayIntrospect || !this.options.production;
  }

  present(error: unknown, asker: Asker): GraphQLFormattedError {
    return presentError(error, asker, this.log);
  }
}
