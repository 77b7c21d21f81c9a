import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
} from 'graphql';
import { explainVariables } from '../errors/explain-variables.js';
import type { Graph } from '../graph.js';
import type { Session } from '../options.js';
import type { GraphSocket } from './graph-socket.js';

/**
 * Subscribes, and runs the operation anew for every event: with a context of its own, so that nothing is
 * shown from what was loaded for an earlier one, and not once after the session has run out.
 */
export async function subscribe<S extends Session, C extends object>(
  graph: Graph<S, C>,
  socket: GraphSocket<S>,
  session: S,
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return withReasons(source, args);
  return eachEvent(
    source,
    () => {
      // Closed before the stream ends, so that its end is not taken for its completion.
      if (hasRunOut(session)) socket.endSession();
      return socket.isOpen;
    },
    (event) => {
      graph.metrics.event();
      return graph.executor.run({
        document: args.document,
        operationName: args.operationName ?? undefined,
        variables: args.variableValues ?? {},
        contextValue: graph.options.contextFor(session),
        rootValue: event,
      });
    },
  );
}

function hasRunOut({ expiresAt }: Session): boolean {
  return expiresAt !== undefined && expiresAt.getTime() <= Date.now();
}

/** Before any resolver has run only the variables can be wrong; their errors must not repeat the values. */
function withReasons(result: ExecutionResult, args: ExecutionArgs): ExecutionResult {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation || result.errors?.some((error) => error.path)) return result;
  const errors = explainVariables(args.schema, operation, args.variableValues ?? {});
  return errors.length > 0 ? { errors } : result;
}

/** Pulls one event at a time. Ending it ends the source, even while the next event is awaited. */
function eachEvent(
  source: AsyncIterable<unknown>,
  mayGoOn: () => boolean,
  run: (event: unknown) => ExecutionResult | Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  const events = source[Symbol.asyncIterator]();
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      const step = await events.next();
      if (step.done) return { done: true, value: undefined };
      if (!mayGoOn()) return end();
      try {
        return { done: false, value: await run(step.value) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    async throw(error: unknown) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
}
