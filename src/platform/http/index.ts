export { type DrainOptions, drain, drainOnSignal } from './drain.js';
export { type HealthOptions, registerHealth } from './health.js';
export { createLogger } from './logger.js';
export { surviveLostRejections } from './lost-rejections.js';
export { HttpProblem, httpProblem } from './problem.js';
export { createHttpServer, defaultHttpConfig, type HttpConfig } from './server.js';
