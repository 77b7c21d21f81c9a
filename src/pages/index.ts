export { ensurePages } from './build/ensure-pages.js';
export { type IssuePersonaToken, type PageSettings, pageSettings, personaTokens } from './ports.js';
export { pagesModule } from './routes.js';
