import {
  AbstractSqlDriver,
  type Configuration,
  type Dictionary,
  isRaw,
  PostgreSqlConnection,
  PostgreSqlPlatform,
} from '@mikro-orm/postgresql';
import { CompiledQuery, type PostgresDialect } from 'kysely';
import { LRUCache } from 'lru-cache';
import { givingBack } from './give-back.js';

type Arguments = Parameters<PostgreSqlConnection['execute']>;

const maxTexts = 500;
const bindable = /^(?:select|insert into|update|delete from) /;
/** Where PostgreSQL could not tell the type of a value, or a question mark may be something else. */
const notBindable = /'|\?\?|\\\?|\bcase\b/;
const texts = new LRUCache<string, { readonly numbered: string | undefined }>({ max: maxTexts });

/**
 * Sends the ORM's statements with their values beside them. By itself the ORM writes the values into the text:
 * no two statements are then the same, and PostgreSQL has to parse and plan each of them anew. What cannot be
 * sent in this way, such as an update of many rows by cases, is sent in the ORM's own.
 */
class BindingConnection extends PostgreSqlConnection {
  override createKyselyDialect(overrides: Dictionary): PostgresDialect {
    const dialect = super.createKyselyDialect(overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => givingBack(createDriver());
    return dialect;
  }

  override async execute<T>(...given: Arguments): Promise<T> {
    const [query, params = [], method = 'all', transaction, context] = given;
    const plain = Array.isArray(params) ? withoutFragments(query, params) : undefined;
    const text = plain?.params.every(isValue) ? numbered(plain.text) : undefined;
    if (text === undefined) return super.execute(...given) as Promise<T>;
    await this.ensureConnection();
    const client = transaction ?? this.getClient();
    const compiled = CompiledQuery.raw(text, plain?.params);
    return this.executeQuery(
      text,
      async () => this.transformRawResult<T>(await client.executeQuery(compiled), method),
      context,
    );
  }
}

/** The ORM's driver for PostgreSQL, with values sent beside the statements. */
export class BindingDriver extends AbstractSqlDriver<BindingConnection, PostgreSqlPlatform> {
  constructor(config: Configuration) {
    super(config, new PostgreSqlPlatform(), BindingConnection, ['kysely', 'pg']);
  }
}

/** The same with SQL where a value is a piece of SQL, such as the next version of a row. */
function withoutFragments(
  query: Arguments[0],
  params: readonly unknown[],
): { readonly text: string; readonly params: unknown[] } | undefined {
  if (typeof query !== 'string') return undefined;
  if (!params.some(isRaw)) return { text: query, params: [...params] };
  let place = 0;
  const text = query.replace(/\?/g, () => {
    const param = params[place++];
    return isRaw(param) ? param.sql : '?';
  });
  return {
    text,
    params: params.flatMap((param) => (isRaw(param) ? param.params : [param])),
  };
}

/** The text with its places for values numbered, as PostgreSQL wants them. */
function numbered(text: string): string | undefined {
  const known = texts.get(text);
  if (known) return known.numbered;
  let place = 0;
  const isSafe = bindable.test(text) && !notBindable.test(text);
  const result = isSafe ? text.replace(/\?/g, () => `$${++place}`) : undefined;
  texts.set(text, { numbered: result });
  return result;
}

function isValue(value: unknown): boolean {
  if (value === null || value instanceof Date || value instanceof Uint8Array) return true;
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}
