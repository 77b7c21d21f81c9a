import { RefreshTokens } from '../../platform/auth/refresh-tokens.js';
import { AccessTokens } from '../../platform/auth/tokens.js';
import { type Ports, port } from '../../platform/ports.js';
import { type AttemptLimits, Attempts } from './attempts.js';
import { type PasswordCost, Passwords } from './passwords.js';
import { SessionStates } from './session-states.js';

/** What the sign-in of one process works with. `app.ts` makes it once and plugs it in. */
export interface Identity {
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly passwords: Passwords;
  readonly attempts: Attempts;
  readonly sessions: SessionStates;
  /** True on development instances only: anybody may come in as one of the demo's people. */
  readonly allowsPersonas: boolean;
}

export interface IdentityOptions {
  /** At least 32 bytes; the same in every process of the gateway. */
  readonly secret: string;
  readonly production: boolean;
  readonly attemptLimits?: AttemptLimits;
  readonly passwordCost?: PasswordCost;
}

/** Where the application plugs in the secrets and rules by which people come in. */
export const identity = port<Identity>('identity');

/** Plugs in the sign-in of one process. */
export function authPorts(ports: Ports, options: IdentityOptions): Ports {
  return ports.bind(identity, {
    accessTokens: new AccessTokens(options.secret),
    refreshTokens: new RefreshTokens(options.secret),
    passwords: new Passwords(options.passwordCost),
    attempts: new Attempts(options.attemptLimits),
    sessions: new SessionStates(),
    allowsPersonas: !options.production,
  });
}
