import { modules } from '../modules.js';
import { diagnose, platformChecks } from '../platform/doctor.js';
import { withGateway } from './with-gateway.js';

const shownFindings = 20;

/** `npm run doctor`: checks the promises of the design on the database, and says what is off. */
await withGateway(async (gateway) => {
  const checks = [...platformChecks, ...modules.flatMap((module) => [...(module.checks ?? [])])];
  let total = 0;
  for (const { promise, findings } of await diagnose(gateway.db, checks)) {
    total += findings.length;
    process.stdout.write(`${findings.length === 0 ? 'ok ' : 'OFF'}  ${promise}\n`);
    for (const { subject, detail } of findings.slice(0, shownFindings))
      process.stdout.write(`       ${subject}: ${detail}\n`);
    if (findings.length > shownFindings)
      process.stdout.write(`       and ${findings.length - shownFindings} more\n`);
  }
  process.stdout.write(
    total === 0
      ? `\n${checks.length} checks, nothing found.\n`
      : `\n${checks.length} checks, ${total} findings.\n`,
  );
  return total === 0 ? 0 : 1;
});
