import { createGateway } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { silentLog } from '../../src/platform/log.js';
import { testSecrets } from '../support/app.js';
import { examine } from '../support/examine-shop.js';
import { benchSecrets } from './processes/sides.js';

/** What the doctor finds in a database on which both sides have worked, and what the provider of either says. */
export async function examineBench(
  databaseUrl: string,
  sandboxUrls: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const sandboxUrl of sandboxUrls) {
    const gateway = await createGateway({
      config: readConfig({ WORKERS: '0' }),
      databaseUrl,
      sandboxUrl,
      secrets: { ...testSecrets, sandboxKey: benchSecrets.SANDBOX_SECRET_KEY },
      log: silentLog,
    });
    try {
      for (const { promise, subject, detail } of await examine(gateway))
        found.add(`${promise}: ${subject} ${detail}`);
    } finally {
      await gateway.news.close();
      await gateway.database.close();
    }
  }
  return [...found];
}
