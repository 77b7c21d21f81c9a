import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../src/platform/node-version.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});

describe('a script that needs a newer Node', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'passerelle-node-'));
    writeFileSync(join(project, 'node-version.mjs'), outputText);
  });

  afterEach(() => rmSync(project, { recursive: true }));

  /** A stand-in for the Node of the packages: a shell script that says its version, or `body`. */
  function installNode(version: string, body: string): void {
    const folder = join(project, 'node_modules', '.bin');
    mkdirSync(folder, { recursive: true });
    const script = `#!/bin/sh\n[ "$1" = --version ] && echo v${version} && exit\n${body}\n`;
    writeFileSync(join(folder, 'node'), script);
    chmodSync(join(folder, 'node'), 0o755);
  }

  function run(minimum: string, ...args: string[]): ChildProcess {
    const main = join(project, 'main.mjs');
    const steps = `await requireNode('${minimum}'); process.stdout.write('went on');`;
    writeFileSync(main, `import { requireNode } from './node-version.mjs'; ${steps}`);
    return spawn(process.execPath, [main, ...args], { stdio: 'pipe' });
  }

  async function outcome(child: ChildProcess) {
    const [out, err, [code, signal]] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      once(child, 'close'),
    ]);
    return { out, err, code, signal };
  }

  it('goes on where the Node is new enough', async () => {
    expect(await outcome(run(process.versions.node))).toMatchObject({ out: 'went on', code: 0 });
  });

  it('says one sentence and ends with 1 where there is no newer one', async () => {
    const { out, err, code } = await outcome(run('99.1.0'));
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain('needs Node.js 99.1.0 or newer');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('does not take a Node of the packages that is too old itself', async () => {
    installNode('99.0.9', 'echo wrong');
    expect(await outcome(run('99.1.0'))).toMatchObject({ out: '', code: 1 });
  });

  it('runs the same script with the newer Node, and ends with its exit code', async () => {
    installNode('99.10.0', 'shift; echo "newer: $@"; exit 7');
    const { out, code } = await outcome(run('99.9.0', 'one', 'two words'));
    expect({ out, code }).toEqual({ out: 'newer: one two words\n', code: 7 });
  });

  it('passes SIGTERM on, and lets the newer one say farewell', async () => {
    installNode('99.1.0', 'trap "echo bye; exit 3" TERM; echo up; while :; do sleep 0.05; done');
    const child = run('99.1.0');
    child.stdout?.once('data', () => child.kill('SIGTERM'));
    expect(await outcome(child)).toMatchObject({ out: 'up\nbye\n', code: 3 });
  });

  it('dies of the signal that the newer one died of', async () => {
    installNode('99.1.0', 'kill -9 $$');
    expect(await outcome(run('99.1.0'))).toMatchObject({ code: null, signal: 'SIGKILL' });
  });
});
