import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing but the page under test may make the browser speak to anybody. */
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine: that of CHROMIUM_PATH, or the first that is found by its usual names. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given && existsSync(given)) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = [...folders, '/usr/bin', '/opt/google/chrome'];
  return names
    .flatMap((name) => places.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** True where browser tests can run. Where they cannot, one line says which are left out, and what to do. */
export function hasChromium(tests: string): boolean {
  if (findChromium()) return true;
  process.stdout.write(
    `Left out, because no Chromium was found: ${tests}. \`apt-get install chromium\` brings one; CHROMIUM_PATH names another.\n`,
  );
  return false;
}

/** A browser for many stories: each opens a context of its own in it, which knows nothing of the others. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: mustFind(), headless: true, args: quiet });
}

function mustFind(): string {
  const found = findChromium();
  if (!found) throw new Error('no Chromium was found');
  return found;
}
