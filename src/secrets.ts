import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

/** What must not be known outside. */
export interface Secrets {
  /** Signs access tokens. */
  readonly auth: string;
  /** Pickup codes are made from it. */
  readonly pickupCodes: string;
  /** The codes of gift cards are made from it. */
  readonly giftCards: string;
  /** The links to shares of a payment are made from it. */
  readonly shareLinks: string;
  /** The secrets of partners are sealed under it. */
  readonly webhookSecrets: string;
  readonly sandboxKey: string;
  /** The newest first. */
  readonly sandboxWebhooks: readonly string[];
}

interface KeptSecrets {
  readonly auth: string;
  readonly sandboxKey: string;
  readonly sandboxWebhook: string;
}

/** Takes the secrets from the configuration; a development instance makes those that are missing, and keeps them. */
export async function readSecrets(config: Config): Promise<Secrets> {
  const { authSecret, sandbox } = config;
  const needsKept = !authSecret || !sandbox.secretKey || sandbox.webhookSecrets.length === 0;
  const kept = needsKept ? await keptSecrets(config.dataDir) : undefined;
  const auth = authSecret ?? kept?.auth ?? '';
  const webhooks = [...sandbox.webhookSecrets];
  if (webhooks.length === 0 && kept) webhooks.push(kept.sandboxWebhook);
  return {
    auth,
    pickupCodes: createHmac('sha256', auth).update('pickup codes').digest('base64'),
    giftCards: createHmac('sha256', auth).update('gift cards').digest('base64'),
    shareLinks: createHmac('sha256', auth).update('share links').digest('base64'),
    webhookSecrets: createHmac('sha256', auth).update('webhook secrets').digest('base64'),
    sandboxKey: sandbox.secretKey ?? kept?.sandboxKey ?? '',
    sandboxWebhooks: webhooks,
  };
}

async function keptSecrets(dataDir: string): Promise<KeptSecrets> {
  const file = join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true });
  const fresh: KeptSecrets = {
    auth: randomBytes(32).toString('base64'),
    sandboxKey: `sk_sandbox_${randomBytes(24).toString('hex')}`,
    sandboxWebhook: `whsec_${randomBytes(32).toString('base64')}`,
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(fresh, null, 2), { mode: 0o600 });
  try {
    // Of several processes that start at once, the first to link its draft has made the secrets of all.
    await link(draft, file);
    return fresh;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return JSON.parse(await readFile(file, 'utf8')) as KeptSecrets;
  } finally {
    await unlink(draft);
  }
}
