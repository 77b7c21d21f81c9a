import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { inspectVariables } from './card-data/inspect-variables.js';
import { refuseCardNumber, refuseCardNumbersInLiterals } from './card-data/refuse-card-numbers.js';
import type { PageSizes } from './cost/page-size.js';
import { type CostNode, planCost } from './cost/plan-cost.js';
import { isFixed, weigh } from './cost/weigh.js';
import { refuseDocument, refuseSource } from './limits/check-document.js';
import { type DocumentIndex, indexDocument } from './limits/document-index.js';
import type { DocumentLimits } from './limits/document-limits.js';
import { asksForSchema } from './limits/introspection.js';
import { RequestError } from './request-error.js';

/** A document that is not too much to be read. Whether it is valid is found out once. */
export class AdmittedDocument {
  readonly asksForSchema: boolean;
  isValid = false;
  private readonly costs = new Map<OperationDefinitionNode, CostNode | number>();

  constructor(
    readonly hash: string,
    readonly index: DocumentIndex,
  ) {
    this.asksForSchema = asksForSchema(index);
  }

  get document(): DocumentNode {
    return this.index.ast;
  }

  costOf(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    sizes: PageSizes,
  ): number {
    let cost = this.costs.get(operation);
    if (cost === undefined) {
      const plan = planCost(schema, this.index, operation);
      cost = isFixed(plan) ? weigh(plan, {}, sizes) : plan;
      this.costs.set(operation, cost);
    }
    return typeof cost === 'number' ? cost : weigh(cost, variables, sizes);
  }
}

/** What somebody asks to be run. */
export interface OperationRequest {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Reading and validating takes this many times as long as finding again, and more in the worst case. */
const newDocumentEffort = 5;

/** The memory of documents, by number and by characters of their texts; the parsed form is far larger. */
const maxDocuments = 500;
const maxCharacters = 800_000;

/**
 * The gate before parsing, validation and execution, the same for HTTP and sockets. Documents that come again
 * are not read again; what depends on the variables or on who asks is looked at every time.
 */
export class Admission {
  private readonly byHash = new Map<string, AdmittedDocument>();
  private readonly bySource = new LRUCache<string, AdmittedDocument>({
    max: maxDocuments,
    maxSize: maxCharacters,
    sizeCalculation: (_document, source) => source.length || 1,
    dispose: ({ hash }) => this.byHash.delete(hash),
  });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: DocumentLimits,
    private readonly sizes: PageSizes,
  ) {}

  /** How much more a text costs than one that has been read already. */
  effortOf(source: string | undefined): number {
    return source === undefined || this.bySource.has(source) ? 1 : newDocumentEffort;
  }

  /** Throws a RequestError for what is too much or holds a card number, and graphql-js' error for bad syntax. */
  admit(source: string): AdmittedDocument {
    const known = this.bySource.get(source);
    if (known) return known;
    refuse(refuseSource(source, this.limits));
    refuseCardNumber(source);
    const index = indexDocument(parse(source));
    refuse(refuseDocument(index, this.limits));
    refuseCardNumbersInLiterals(index.ast);
    const hash = createHash('sha256').update(source).digest('hex');
    const admitted = new AdmittedDocument(hash, index);
    this.bySource.set(source, admitted);
    this.byHash.set(hash, admitted);
    return admitted;
  }

  /** Looks at everything of a request besides its document. Throws a RequestError. */
  admitOperation(
    admitted: AdmittedDocument | undefined,
    request: OperationRequest,
    mayIntrospect: boolean,
  ): void {
    const variables = request.variables ?? {};
    if (request.operationName) refuseCardNumber(request.operationName);
    inspectVariables(variables, this.limits);
    if (!admitted) return;
    if (admitted.asksForSchema && !mayIntrospect)
      throw new RequestError('FORBIDDEN', 'The schema is not open to questions here.');
    const operation = getOperationAST(admitted.document, request.operationName);
    if (!operation) return;
    if (admitted.costOf(this.schema, operation, variables, this.sizes) > this.limits.cost)
      refuse(
        `The operation may answer with more than ${this.limits.cost} values: ask for smaller pages.`,
      );
  }

  validate(admitted: AdmittedDocument): readonly GraphQLError[] {
    if (admitted.isValid) return [];
    const errors = validate(this.schema, admitted.document);
    admitted.isValid = errors.length === 0;
    return errors;
  }

  /** A document that is known and valid, by the SHA-256 of its text. */
  validDocument(hash: string): DocumentNode | undefined {
    const admitted = this.byHash.get(hash);
    return admitted?.isValid ? admitted.document : undefined;
  }

  markValid(hash: string): void {
    const admitted = this.byHash.get(hash);
    if (admitted) admitted.isValid = true;
  }
}

function refuse(sentence: string | undefined): void {
  if (sentence) throw new RequestError('BAD_USER_INPUT', sentence, { reason: 'LIMIT' });
}
