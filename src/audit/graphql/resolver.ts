import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { fromGlobalId } from '../../kernel/ids.js';
import { readPage } from '../../kernel/page.js';
import { Allow } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { auditListOrder, readAuditPage } from '../data/reads.js';
import { AuditArguments } from './inputs.js';
import { AuditEntryConnection } from './types.js';

const maxCorrelationIdLength = 200;

@Resolver()
export class AuditResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => AuditEntryConnection, {
    description:
      'Who has changed what, newest first: every record with its values before and after. Nobody can change it afterwards.',
  })
  auditEntries(@Args(() => AuditArguments) args: AuditArguments, @Ctx() context: RequestContext) {
    const page = checkedPage(() => readPage(args, auditListOrder, ['number']));
    if (page.from && !Number.isSafeInteger(page.from[0]))
      throw new RequestError('BAD_USER_INPUT', 'This cursor does not belong to this list.');
    const filter = {
      subjectId: idIn('subjectId', args.subjectId),
      actorId: idIn('actorId', args.actorId),
      locationId: args.locationId == null ? null : innerId('Location', args.locationId),
      correlationId: typedText('correlationId', args.correlationId, maxCorrelationIdLength),
      since: args.since ?? null,
      until: args.until ?? null,
    };
    return readAuditPage(context.db, filter, page);
  }
}

/** The inner id, whatever type it is of: ids are unique over all types. */
function idIn(field: string, globalId: string | null | undefined): string | null {
  if (globalId == null) return null;
  const parsed = fromGlobalId(globalId);
  if (!parsed) throw new RequestError('BAD_USER_INPUT', `\`${field}\` is no id.`);
  return parsed.id;
}
