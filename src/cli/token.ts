import 'reflect-metadata';
import { issuePersonaToken } from '../customers/index.js';
import { personas } from '../start/personas.js';
import { UsageProblem, withGateway } from './with-gateway.js';

/** `npm run token -- <persona>`: prints a token of one of the demo's people. */
await withGateway(async (gateway) => {
  const persona = process.argv[2];
  if (!persona) throw new UsageProblem(`Say which persona: ${personas.join(', ')}.`);
  const issued = await issuePersonaToken(gateway, persona).catch((fault: Error) => {
    throw new UsageProblem(`${fault.message} Known are: ${personas.join(', ')}.`);
  });
  process.stdout.write(`${issued.accessToken ?? issued.guestToken}\n`);
  return 0;
});
