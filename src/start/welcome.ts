import type { App } from '../app.js';
import type { Config } from '../config.js';
import { issuePersonaToken, type PersonaToken } from '../customers/index.js';
import { personas } from './personas.js';

interface Welcome {
  readonly config: Config;
  readonly address: string;
  readonly app: App;
}

/** Says where everything is, and on a development instance hands out a token for each persona. */
export async function welcome({ config, address, app }: Welcome): Promise<void> {
  const base = config.port === 0 ? address : config.publicUrl;
  const lines = [
    '',
    `Passerelle is ready at ${base}`,
    '',
    `  Playground  ${base}/playground`,
    `  Tablet      ${base}/tablet`,
    `  GraphQL     ${base}/graphql (HTTP and WebSocket)`,
    `  Health      ${base}/healthz  ${base}/readyz  ${base}/metrics`,
    '',
  ];
  if (!config.production) lines.push(...(await tokens(app)));
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function tokens(app: App): Promise<string[]> {
  const lines = ['Tokens for 12 hours; `npm run token -- <persona>` makes another:', ''];
  for (const persona of personas) {
    const issued = await issuePersonaToken(app.gateway, persona).catch(() => undefined);
    if (issued) lines.push(`  ${persona.padEnd(11)} ${headerOf(issued)}`);
  }
  return [...lines, ''];
}

/** The header that lets a client come in with this token. */
export function headerOf(issued: PersonaToken): string {
  return issued.guestToken
    ? `x-guest-token: ${issued.guestToken}`
    : `Authorization: Bearer ${issued.accessToken}`;
}
