import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRole, findAppRole, grantToAppRole } from '../../../src/platform/database/app-role.js';
import { Database } from '../../../src/platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let test: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestDatabase();
  owner = new pg.Client({ connectionString: test.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.drop();
});

const execute = (sql: string) => owner.query(sql);

describe('the role of the gateway', () => {
  it('is taken by every connection, to read as to write', async () => {
    const role = await findAppRole(test.url);
    expect(role).toBe(appRole);
    const database = await Database.connect({ url: test.url, entities: [], role });
    const reading = await database.pool.query('select current_user as name');
    const writing = await database.orm.em.fork().execute('select current_user as name');
    await database.close();
    expect([...reading.rows, ...writing]).toEqual([{ name: appRole }, { name: appRole }]);
  });

  it('may enqueue jobs', async () => {
    await owner.query('begin');
    await owner.query(`set local role ${appRole}`);
    await owner.query(`select graphile_worker.add_job('nothing', '{}')`);
    const { rows } = await owner.query('select task_identifier from graphile_worker.jobs');
    await owner.query('rollback');
    expect(rows).toEqual([{ task_identifier: 'nothing' }]);
  });

  it('may do with a new table what its triggers let pass', async () => {
    await owner.query(`
      create table diary (line text);
      create trigger diary_is_a_journal before update or delete on diary
        for each statement execute function refuse_change();
      create table slate (line text)`);
    const mayUpdate = async () => {
      const { rows } = await owner.query(
        `select name, has_table_privilege('${appRole}', name, 'insert') as adds,
            has_table_privilege('${appRole}', name, 'update') as changes
          from unnest(array['diary', 'slate']) as name`,
      );
      return rows;
    };
    expect(await mayUpdate()).toEqual([
      { name: 'diary', adds: false, changes: false },
      { name: 'slate', adds: false, changes: false },
    ]);
    await grantToAppRole({ execute }, false);
    expect(await mayUpdate()).toEqual([
      { name: 'diary', adds: true, changes: false },
      { name: 'slate', adds: true, changes: true },
    ]);
  });

  it('is not taken where it may not be, nor before anything was granted to it', async () => {
    await owner.query(`create role stranger_to_roles login password 'stranger'`);
    const strange = new URL(test.url);
    strange.username = 'stranger_to_roles';
    strange.password = 'stranger';
    expect(await findAppRole(strange.href)).toBeUndefined();
    await owner.query(`revoke insert on event from ${appRole}`);
    expect(await findAppRole(test.url)).toBeUndefined();
    await owner.query('drop role stranger_to_roles');
  });
});
