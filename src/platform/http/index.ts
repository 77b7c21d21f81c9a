export { drain, drainOnSignal } from './drain.js';
export { registerHealth } from './health.js';
export { createLogger } from './logger.js';
export { surviveLostRejections } from './lost-rejections.js';
export { httpProblem } from './problem.js';
export { createHttpServer, defaultHttpConfig, type HttpConfig } from './server.js';
