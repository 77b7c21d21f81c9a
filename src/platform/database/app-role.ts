import pg from 'pg';

/** The role that a gateway works under: it reads and writes, and can neither change nor remove a line of a journal. */
export const appRole = 'passerelle_app';

interface Statements {
  execute(sql: string): Promise<unknown>;
}

/**
 * Lets the role do what a gateway does, after every change of the database: everything with rows, but in a table that
 * refuses to be changed by a trigger no more than the trigger lets pass. The job table admits its owner alone until it
 * has a policy. Where nothing has changed and nothing is missing, nothing is touched. Where whoever migrates may not
 * grant, the triggers stand alone, and the gateway works as the owner.
 */
export async function grantToAppRole(database: Statements, hasChanged: boolean): Promise<void> {
  await database.execute(/* sql */ `
    do $$
    declare
      found record;
    begin
      if not exists (select from pg_roles where rolname = '${appRole}') then return; end if;
      if not ${hasChanged} and not exists (
        select from pg_class c where c.relkind = 'r' and not has_table_privilege('${appRole}', c.oid, 'select')
          and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)) then return; end if;
      if not (select rolsuper from pg_roles where rolname = current_user) then grant ${appRole} to current_user; end if;
      grant usage on schema public, graphile_worker to ${appRole};
      grant select, insert, update, delete on all tables in schema public, graphile_worker to ${appRole};
      grant usage, select on all sequences in schema public, graphile_worker to ${appRole};
      revoke insert, update, delete on mikro_orm_migrations from ${appRole};
      for found in
        select c.oid::regclass as journal, bool_or(t.tgtype & 16 > 0) as keeps_lines, bool_or(t.tgtype & 8 > 0) as keeps_all
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgfoid = 'refuse_change()'::regprocedure and t.tgqual is null and t.tgattr = ''
        group by c.oid
      loop
        if found.keeps_lines then execute format('revoke update on %s from ${appRole}', found.journal); end if;
        if found.keeps_all then execute format('revoke delete on %s from ${appRole}', found.journal); end if;
      end loop;
      for found in
        select c.oid::regclass as guarded from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${appRole}')
      loop
        execute format('create policy ${appRole} on %s to ${appRole} using (true) with check (true)', found.guarded);
      end loop;
    exception when insufficient_privilege then
      raise notice 'nothing could be granted to the role ${appRole}';
    end $$`);
}

/** The role, where whoever comes in by this address may work under it; undefined where it is missing or not theirs. */
export async function findAppRole(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set role ${appRole}`);
    const { rows } = await client.query<{ may: boolean }>(
      `select has_table_privilege('event', 'insert') and has_table_privilege('sales_order', 'update') as may`,
    );
    return rows[0]?.may === true ? appRole : undefined;
  } catch (fault) {
    if (fault instanceof pg.DatabaseError) return undefined;
    throw fault;
  } finally {
    await client.end();
  }
}
