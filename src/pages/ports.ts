import { type Port, port } from '../platform/ports.js';

/** Lets somebody come in as one of the demo's people; the token is for one of the two headers. */
export type IssuePersonaToken = (
  persona: string,
) => Promise<{ readonly accessToken?: string; readonly guestToken?: string }>;

/** Where the pages get tokens from on a development instance. It is never asked in production. */
export const personaTokens: Port<IssuePersonaToken> = port('persona tokens');

/** What the application decides about its pages. */
export interface PageSettings {
  /** False: `/playground` is not there. */
  readonly playground: boolean;
  /** False: `/tablet` is not there. */
  readonly tablet: boolean;
  /** In production nobody is given a persona's token. */
  readonly production: boolean;
  /** Where this gateway is reached from outside. */
  readonly publicUrl: string;
}

/** Which pages are served, and how. */
export const pageSettings: Port<PageSettings> = port('page settings');
