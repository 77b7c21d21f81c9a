import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { explainVariables } from '../errors/explain-variables.js';
import { indexDocument } from '../limits/document-index.js';
import { mayCompile } from './may-compile.js';
import { namesClash } from './names-clash.js';
import { resolveProperties } from './resolve-properties.js';
import { haveOneNull } from './shared-null.js';

/** One run of one operation. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
  readonly rootValue?: unknown;
}

interface Plan {
  runs: number;
  compiled: CompiledQuery | 'not yet' | 'never';
}

/**
 * Runs operations, those that come again as compiled functions. The answer is always that of graphql-js: what
 * cannot be compiled safely is left to it, and so is every answer with an error that no resolver has thrown.
 */
export class Executor {
  private readonly compileAfterRuns: number;
  /** Forgotten together with the document, which the admission keeps. */
  private readonly plans = new WeakMap<DocumentNode, Map<string, Plan>>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** How often an operation must have come before it is worth compiling; Infinity never compiles. */
    compileAfterRuns = 2,
  ) {
    resolveProperties(schema);
    this.compileAfterRuns = namesClash(schema) ? Number.POSITIVE_INFINITY : compileAfterRuns;
  }

  run(execution: Execution): ExecutionResult | Promise<ExecutionResult> {
    const plan = this.planOf(execution);
    plan.runs += 1;
    if (plan.compiled === 'not yet' && plan.runs > this.compileAfterRuns)
      plan.compiled = this.compile(execution);
    if (typeof plan.compiled === 'string') return this.interpret(execution);
    const { rootValue, contextValue, variables } = execution;
    const result = plan.compiled.query(rootValue ?? {}, contextValue, variables);
    return result instanceof Promise
      ? result.then((settled) => this.confirm(settled, plan, execution))
      : this.confirm(result, plan, execution);
  }

  private planOf({ document, operationName }: Execution): Plan {
    let plans = this.plans.get(document);
    if (!plans) {
      plans = new Map();
      this.plans.set(document, plans);
    }
    const name = operationName ?? '';
    let plan = plans.get(name);
    if (!plan) {
      plan = { runs: 0, compiled: 'not yet' };
      // A name that the document does not have is answered with an error, and not remembered.
      if (getOperationAST(document, operationName)) plans.set(name, plan);
    }
    return plan;
  }

  private compile({ document, operationName }: Execution): Plan['compiled'] {
    const operation = getOperationAST(document, operationName);
    if (!operation || !mayCompile(this.schema, indexDocument(document), operation)) return 'never';
    const compiled = compileQuery(this.schema, document, operationName);
    return isCompiledQuery(compiled) ? compiled : 'never';
  }

  private confirm(
    result: ExecutionResult,
    plan: Plan,
    execution: Execution,
  ): ExecutionResult | Promise<ExecutionResult> {
    const { errors, data } = result;
    if (!errors) return result;
    if (data === undefined) return this.interpret(execution);
    if (!errors.every(isThrownByResolver)) {
      plan.compiled = 'never';
      return this.interpret(execution);
    }
    // Of several errors that make one and the same thing null, graphql-js tells the one that came first.
    if (haveOneNull(errors, data)) return this.interpret(execution);
    return { data, errors: errors.map(asGraphQLError) };
  }

  private interpret(execution: Execution): ExecutionResult | Promise<ExecutionResult> {
    const { document, operationName, variables, contextValue, rootValue } = execution;
    const result = execute({
      schema: this.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
      rootValue,
    });
    return result instanceof Promise ? result : this.explain(result, execution);
  }

  /** Before any resolver has run only the variables can be wrong; their errors must not repeat the values. */
  private explain(result: ExecutionResult, execution: Execution): ExecutionResult {
    if (!result.errors || 'data' in result) return result;
    const operation = getOperationAST(execution.document, execution.operationName);
    const errors = operation && explainVariables(this.schema, operation, execution.variables);
    return errors && errors.length > 0 ? { errors } : result;
  }
}

/** The compiler's errors look like those of graphql-js, but lack what others rely on. */
function asGraphQLError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, {
    path: path ?? null,
    originalError: originalError ?? null,
  });
  return Object.assign(error, { locations });
}

function isThrownByResolver(error: GraphQLError): boolean {
  return error.originalError !== undefined;
}
