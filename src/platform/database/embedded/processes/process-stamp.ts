import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

// One run of one process: the system gives a pid away again sooner or later, but never together
// with the moment at which its process started.
const STAMP = /^(\d+)-(\w*)-\w+$/;

let ownStart: string | undefined;

/** A name, fit for a file, that tells later whether the process that chose it still runs. */
export function newStamp(): string {
  ownStart ??= startOf(process.pid) ?? '';
  return `${process.pid}-${ownStart}-${randomBytes(4).toString('hex')}`;
}

/** Whether the process that chose `stamp` still runs; true where the system does not tell. */
export function isStillRunning(stamp: string): boolean {
  const [, pid, start] = STAMP.exec(stamp) ?? [];
  if (!pid || !isRunning(Number(pid))) return false;
  const startNow = startOf(Number(pid));
  return !start || startNow === undefined || startNow === start;
}

/** Whether a process has this pid, whoever owns it. A dead one that nobody has buried is none. */
export function isRunning(pid: number): boolean {
  // Zero and negative numbers would ask for process groups.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return linuxStat(pid)?.[0] !== 'Z';
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStat(pid)?.[19];
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' });
  return stdout?.replace(/\W+/g, '') || undefined;
}

// The fields of proc(5) from the third on: the second is the program's name and may hold spaces.
function linuxStat(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
