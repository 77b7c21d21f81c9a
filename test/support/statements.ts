import pg from 'pg';

/** The statements that were sent while something ran, by every connection of this process. */
export async function statementsOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly statements: readonly string[] }> {
  const statements: string[] = [];
  const stop = listen((text) => statements.push(text));
  try {
    return { result: await work(), statements };
  } finally {
    stop();
  }
}

/** How many statements were sent while something ran. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  return (await statementsOf(work)).statements.length;
}

/** A session is believed for seconds: whether it is read depends on how fast the machine is, and on nothing else. */
const ofSession = /^select [^;]* from "session"/;

/** Others are woken beside the answer: sometimes before it is there, sometimes after. */
const ofNews = /^select pg_notify\(/;

/** Listens between the drivers and PostgreSQL, so nothing that is sent can be missed. */
function listen(hear: (text: string) => void): () => void {
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function heard(this: unknown, ...given: unknown[]) {
    const [first] = given;
    const text = typeof first === 'string' ? first : String((first as { text?: unknown })?.text);
    if (!ofSession.test(text) && !ofNews.test(text)) hear(text);
    return query.apply(this, given);
  };
  return () => {
    prototype.query = query;
  };
}
