export { defaultPageSizes } from './cost/page-size.js';
export { defaultDocumentLimits } from './limits/document-limits.js';
export { prometheusMetrics } from './metrics.js';
export {
  type Credentials,
  defaultLimits,
  defaultRateLimits,
  defaultSocketLimits,
  type GraphServerOptions,
  type Limits,
  type Session,
  type SocketLimits,
} from './options.js';
export { registerGraph } from './register-graph.js';
export { RequestError } from './request-error.js';
