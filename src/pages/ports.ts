import { type Port, port } from '../platform/ports.js';

/** Lets somebody come in as one of the demo's people; the token is for one of the two headers. */
export type IssuePersonaToken = (
  persona: string,
) => Promise<{ readonly accessToken?: string; readonly guestToken?: string }>;

/** Where the pages get tokens from on a development instance. It is never asked in production. */
export const personaTokens: Port<IssuePersonaToken> = port('persona tokens');

/** What the application decides about the playground. */
export interface PlaygroundSettings {
  /** False: `/playground` is not there. */
  readonly isOn: boolean;
  /** In production nobody is given a persona's token. */
  readonly production: boolean;
  /** Where this gateway is reached from outside. */
  readonly publicUrl: string;
}

/** How the playground is served, if at all. */
export const playgroundSettings: Port<PlaygroundSettings> = port('playground settings');
