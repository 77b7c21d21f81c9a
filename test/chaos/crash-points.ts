import type { Passing } from './database-proxy.js';
import type { Exchange } from './relay.js';

/** A moment between two effects at which a process may die. */
export interface CrashPoint {
  readonly name: string;
  /** True at what passes between the gateway and its database. */
  readonly inDatabase?: (passing: Passing) => boolean;
  /** True at what passes between the gateway and the provider. */
  readonly inCall?: (exchange: Exchange) => boolean;
  /** True at what passes between the provider's news and the gateway. */
  readonly inNews?: (exchange: Exchange) => boolean;
}

const commit = /^\s*commit/i;
const isCommit = ({ statement }: Passing) => commit.test(statement);
const holds = ({ transaction }: Passing, ...patterns: readonly RegExp[]) =>
  patterns.every((pattern) => transaction.some((statement) => pattern.test(statement)));

const orderIsWritten = /insert into sales_order/;
const keyIsClaimed = /insert into "idempotency_key"/;
const attemptEnds = /update "payment_attempt" set "state"/;
const operationIsAsked = /insert into "pending_operation"/;
const operationIsLeased = /update "pending_operation" set "leased_until"/;
const operationEnds = /delete from "pending_operation"/;
const goodsLeave = /update "fulfilment_line" set "handed_over"/;
const newsIsKept = /insert into provider_event/;
const newsIsLocked = /from "provider_event" .* for update/;
const valueIsHeld = /insert into "stored_payment"/;
const jobIsTaken = /_private_jobs as jobs\s+where jobs\.is_available/;
const jobIsDone = /delete from "graphile_worker"\._private_jobs/;
const jobsAreWritten = /graphile_worker\.add_jobs/;

/** Both sides of the commit of a transaction that holds all of this. */
function aroundCommit(what: string, isMeant: (passing: Passing) => boolean): CrashPoint[] {
  return [
    {
      name: `${what}: not committed`,
      inDatabase: (passing) => passing.moment === 'before' && isCommit(passing) && isMeant(passing),
    },
    {
      name: `${what}: committed, and nobody has heard of it`,
      inDatabase: (passing) => passing.moment === 'after' && isCommit(passing) && isMeant(passing),
    },
  ];
}

/** Both sides of a call of the provider. */
function aroundCall(what: string, path: RegExp): CrashPoint[] {
  return [
    {
      name: `${what}: the provider has not been reached`,
      inCall: ({ moment, method, path: called }) =>
        moment === 'before' && method === 'POST' && path.test(called),
    },
    {
      name: `${what}: booked by the provider, and its answer was not heard`,
      inCall: ({ moment, method, path: called }) =>
        moment === 'after' && method === 'POST' && path.test(called),
    },
  ];
}

/** Every moment between two effects of a whole journey. */
export const crashPoints: readonly CrashPoint[] = [
  ...aroundCommit('an order', (passing) => holds(passing, orderIsWritten)),
  ...aroundCall('an authorisation', /\/payments$/),
  ...aroundCommit('what is held on a gift card', (passing) => holds(passing, valueIsHeld)),
  ...aroundCommit(
    'what the provider said of an attempt',
    (passing) => holds(passing, attemptEnds) && !holds(passing, newsIsLocked),
  ),
  ...aroundCommit('a hand-over and its capture', (passing) => holds(passing, goodsLeave)),
  ...aroundCommit(
    'a cancellation and its void',
    (passing) => holds(passing, keyIsClaimed, operationIsAsked) && !holds(passing, goodsLeave),
  ),
  ...aroundCommit('the lease of an operation', (passing) => holds(passing, operationIsLeased)),
  ...aroundCall('a capture', /\/captures$/),
  ...aroundCall('a void', /\/void$/),
  ...aroundCall('a refund', /\/refunds$/),
  ...aroundCommit(
    'what the provider said of an operation',
    (passing) => holds(passing, operationEnds) && !holds(passing, newsIsLocked),
  ),
  {
    name: 'news: come, and not kept',
    inDatabase: ({ moment, statement }) => moment === 'before' && newsIsKept.test(statement),
  },
  {
    name: 'news: kept, and not acknowledged',
    inDatabase: ({ moment, statement }) => moment === 'after' && newsIsKept.test(statement),
  },
  { name: 'news: acknowledged, and not read', inNews: ({ moment }) => moment === 'after' },
  ...aroundCommit('news that is read', (passing) => holds(passing, newsIsLocked)),
  {
    name: 'an enquiry: answered, and not heard',
    inCall: ({ moment, method }) => moment === 'after' && method === 'GET',
  },
  {
    name: 'a job: taken, and not done',
    inDatabase: ({ moment, statement, rows }) =>
      moment === 'after' && rows > 0 && jobIsTaken.test(statement),
  },
  {
    name: 'a job: done, and not crossed out',
    inDatabase: ({ moment, statement }) => moment === 'before' && jobIsDone.test(statement),
  },
  ...aroundCommit(
    'what a sweep has found',
    (passing) => passing.transaction.length <= 3 && holds(passing, jobsAreWritten),
  ),
];
