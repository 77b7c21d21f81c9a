interface Statements {
  execute(sql: string): Promise<unknown>;
}

/**
 * What leaves no trace of its own when it changes, with the reason. Everything else does, new tables as well, except
 * the journals, which are a trace themselves.
 */
export const unauditedTables: Readonly<Record<string, string>> = {
  mikro_orm_migrations: 'who migrates is outside of the shop',
  stream_head: 'counts the events of a stream',
  idempotency_key: 'remembers the answer of a command',
  refresh_token: 'is changed by every refresh; its session tells when it ends',
  provider_event: 'is the inbox of news, with what became of each',
  webhook_place: 'counts what is to be delivered',
  webhook_delivery: 'is told by its tries',
  message_place: 'counts what is to be sent',
  picture: 'is made of the catalogue',
  stock_item: 'is told by the movements of its journal',
  reservation: 'is told by the movements of the journal of stock',
  payment_attempt: 'is told by the operations of the journal of payments',
  pending_operation: 'is told by the operations of the journal of payments',
  category: 'is taken over from files, whose import tells each row',
  product: 'is taken over from files, whose import tells each row',
  variant: 'is taken over from files, whose import tells each row',
  price: 'is taken over from files, whose import tells each row',
  product_price: 'is derived from prices',
};

/** Columns that are told as changed without their values: they may hold what is personal, or secret. */
const hiddenColumns =
  '(email|phone|name|address|note|token|hash|secret|password|_key|collector|recipient|facts|summary|remittance|payer|body|text|payload|plate|fingerprint|label_url|last_digits|^reference$|^car$|^car_)';

/** To which thing rows of a table belong, where the names do not say it: its type, and the columns of its id. */
const belongTo: Readonly<Record<string, readonly [type: string, columns: string]>> = {
  sales_order: ['Order', 'id'],
  order_line: ['Order', 'order_id'],
  order_adjustment: ['Order', 'order_id'],
  gift_card_token: ['StoredAccount', 'account_id'],
  return_line: ['ReturnOrder', 'return_id'],
  replacement: ['ReturnOrder', 'return_id'],
  return_label: ['ReturnOrder', 'return_id'],
  staff_location: ['StaffMember', 'staff_id'],
  instalment: ['InstalmentPlan', 'plan_id'],
  payment_share: ['SharedPayment', 'shared_payment_id'],
  payment_mandate: ['SavedPaymentMethod', 'method_id'],
};

/**
 * Has every table that is neither a journal nor among the exceptions tell of its changes, also of columns that were added
 * to it. Rows of `fulfilment_line`
 * belong to their fulfilment; what belongs to nothing else is named by its own key.
 */
export async function auditTables(database: Statements): Promise<void> {
  await database.execute(/* sql */ `
    do $$
    declare
      found record;
    begin
      for found in
        select c.relname as name,
          coalesce(o.type, replace(initcap(replace(coalesce(p.parent, c.relname), '_', ' ')), ' ', '')) as type,
          coalesce(o.columns, p.parent || '_id', k.columns, '') as columns,
          array_to_string(array(
            select a.attname from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and a.attname ~ '${hiddenColumns}'), ',') as hidden
        from pg_class c
        left join lateral (
          select array_to_string(array(
            select a.attname from unnest(i.indkey::int2[]) with ordinality as named (attnum, place)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = named.attnum order by place), ',') as columns
          from pg_index i
          where i.indrelid = c.oid and i.indisunique and i.indpred is null
          order by i.indisprimary desc, i.indexrelid limit 1) k on true
        left join lateral (
          select other.relname as parent
          from pg_class other join pg_attribute a on a.attrelid = c.oid and a.attname = other.relname || '_id'
          where other.relkind = 'r' and other.relnamespace = c.relnamespace
            and starts_with(c.relname, other.relname || '_') limit 1) p on true
        left join jsonb_to_recordset('${JSON.stringify(ownersOf())}') as o (name text, type text, columns text)
          on o.name = c.relname
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and c.relname <> all ('{${Object.keys(unauditedTables).join()}}')
          and not exists (
            select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'refuse_change()'::regprocedure and t.tgtype & 16 > 0)
      loop
        execute format('create or replace trigger is_audited after insert or update or delete on %I
          for each row execute function audit_row(%L, %L, %L)', found.name, found.type, found.columns, found.hidden);
      end loop;
    end $$`);
}

function ownersOf() {
  return Object.entries(belongTo).map(([name, [type, columns]]) => ({ name, type, columns }));
}
