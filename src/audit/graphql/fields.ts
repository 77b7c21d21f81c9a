import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { isId } from '../../kernel/ids.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { AuditEntryRow } from '../data/reads.js';
import { AuditEntryType, AuditedFieldType } from './types.js';

/** What an entry of the audit tells. */
@Resolver(() => AuditEntryType)
export class AuditEntryFields {
  @FieldResolver(() => ID, {
    description: 'The number of this entry: later ones have higher ones.',
  })
  id(@Root() row: AuditEntryRow): string {
    return String(row.id);
  }

  @FieldResolver(() => String, { description: 'What kind of thing was changed: Order ...' })
  subjectType(@Root() row: AuditEntryRow): string {
    return row.subject_type;
  }

  @FieldResolver(() => ID, {
    description: 'The id of that thing; the names of its key where it has no id.',
  })
  subjectId(@Root() { subject_type: type, subject_id: id }: AuditEntryRow): string {
    return isId(id) ? toGlobalId(type, id) : id;
  }

  @FieldResolver(() => String, {
    description: 'Which of its records was changed, such as order_line.',
  })
  source(@Root() row: AuditEntryRow): string {
    return row.source;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What kind of actor has done it.' })
  actorKind(@Root() row: AuditEntryRow): string | null {
    return row.actor_kind;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Who has done it; null for guests, and for the gateway itself.',
  })
  actorId(@Root() { actor_kind: kind, actor_id: id }: AuditEntryRow): string | null {
    if (id === null || !isId(id)) return null;
    return toGlobalId(kind === 'CUSTOMER' ? 'Customer' : 'StaffMember', id);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'Where it was done; where whoever did it belongs to no single store, where the thing itself is.',
  })
  locationId(@Root() { location_id: id }: AuditEntryRow): string | null {
    return id === null ? null : toGlobalId('Location', id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was done.' })
  at(@Root() row: AuditEntryRow): Date {
    return row.at;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Ties together all that one request has led to.',
  })
  correlationId(@Root() row: AuditEntryRow): string | null {
    return row.correlation_id;
  }

  @FieldResolver(() => [AuditedFieldType], { description: 'Before and after, field by field.' })
  changes(@Root() { before, after }: AuditEntryRow): AuditedFieldType[] {
    const names = Object.keys({ ...before, ...after }).sort();
    return names.map((field) => ({
      field,
      before: shown(before?.[field]),
      after: shown(after?.[field]),
    }));
  }
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
