import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const ticksPerSecond = 100;

/**
 * The CPU time of a PostgreSQL server with all its processes, those that have ended included. Read from `/proc`,
 * so 0 on systems without it, and where the server runs on another machine.
 */
export class PostgresCpu {
  private constructor(private readonly postmaster: number) {}

  static async of(url: string): Promise<PostgresCpu> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ pid: string }>(
      `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as pid`,
    );
    await client.end();
    return new PostgresCpu(Number(rows[0]?.pid));
  }

  async ms(): Promise<number> {
    const names = await readdir('/proc').catch(() => []);
    const pids = names.filter((name) => /^\d+$/.test(name));
    const all = await Promise.all(pids.map((pid) => this.ticksOf(Number(pid))));
    return (all.reduce((sum, ticks) => sum + ticks, 0) * 1000) / ticksPerSecond;
  }

  private async ticksOf(pid: number): Promise<number> {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
    // The name, in parentheses, may hold anything; what follows it is fields 3 and up of proc_pid_stat(5).
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [
      fields[1],
      ...fields.slice(11, 15),
    ];
    if (pid === this.postmaster) return user + system + endedUser + endedSystem;
    return parent === this.postmaster ? user + system : 0;
  }
}
