import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import type { AuditEntryRow } from '../data/reads.js';

export const AuditActionEnum = describedEnum('AuditAction', 'What was done to a record.', {
  CREATED: 'It was written down for the first time.',
  CHANGED: 'Some of its fields have other values now.',
  REMOVED: 'It is gone.',
} satisfies Record<AuditEntryRow['action'], string>);

@ObjectType('AuditedField', {
  description:
    'One field of a record before and after a change. What is personal or secret reads "hidden".',
})
export class AuditedFieldType {
  @Field(() => String, { description: 'The name of the field, as it is stored.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it was; null where it was empty.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is; null where it is empty.' })
  after!: string | null;
}

@ObjectType('AuditEntry', {
  description: 'One change of one record: who has made it, where, by which way, and why.',
})
export class AuditEntryType {
  @Field(() => AuditActionEnum, { description: 'What was done to the record.' })
  action!: AuditEntryRow['action'];

  @Field(() => String, {
    nullable: true,
    description:
      'Which command has done it. Null, like all that follows of it, where it was not the gateway.',
  })
  command!: string | null;

  @Field(() => String, { nullable: true, description: 'Through which channel.' })
  channel!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, where somebody has said so.' })
  reason!: string | null;
}

/** A page of what was changed. */
export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType);
