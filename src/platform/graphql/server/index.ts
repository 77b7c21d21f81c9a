export { defaultPageSizes, type PageSizes } from './cost/page-size.js';
export { type DocumentLimits, defaultDocumentLimits } from './limits/document-limits.js';
export { type GraphMetrics, prometheusMetrics } from './metrics.js';
export {
  type Credentials,
  defaultLimits,
  defaultRateLimits,
  defaultSocketLimits,
  type GraphServerOptions,
  type Limits,
  type RateLimits,
  type Session,
  type SocketLimits,
} from './options.js';
export { registerGraph } from './register-graph.js';
export { RequestError, type RequestErrorCode, requestErrorCodes } from './request-error.js';
