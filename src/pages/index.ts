export { ensurePlayground } from './playground/build/ensure-playground.js';
export { pagesModule } from './playground/routes.js';
export {
  type IssuePersonaToken,
  type PlaygroundSettings,
  personaTokens,
  playgroundSettings,
} from './ports.js';
