import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { type ScanOutcome, scanOutcomes } from '../domain/outcomes.js';
import { type TagState, tagLifecycle } from '../domain/tag-lifecycle.js';

export const TagStateEnum = Object.fromEntries(tagLifecycle.states.map((state) => [state, state]));
registerEnumType(TagStateEnum, {
  name: 'TagState',
  description: 'Where a unit with a tag is.',
  valuesConfig: {
    IN_STORE: { description: 'In a store; nobody has it in a cart.' },
    IN_CART: { description: 'In a cart that is being filled or paid.' },
    SOLD: { description: 'It may leave the store, or has left it.' },
    RETIRED: { description: 'It has come back damaged, and is not sold again.' },
  },
});

export const ScanOutcomeEnum = Object.fromEntries(
  Object.keys(scanOutcomes).map((outcome) => [outcome, outcome]),
);
registerEnumType(ScanOutcomeEnum, {
  name: 'ScanOutcome',
  description: 'What became of a tag that was read.',
  valuesConfig: Object.fromEntries(
    Object.entries(scanOutcomes).map(([outcome, description]) => [outcome, { description }]),
  ),
});

@ObjectType('ScannedTag', { description: 'A tag that was read, and what became of it.' })
export class ScannedTagType {
  @Field(() => String, { description: 'What the tag holds: 24 hexadecimal digits.' })
  epc!: string;

  @Field(() => ScanOutcomeEnum, { description: 'What became of it.' })
  outcome!: ScanOutcome;
}

@ObjectType('Tag', { description: 'A unit that is told apart from others of its kind.' })
export class TagType {
  @Field(() => String, { description: 'What the tag holds: 24 hexadecimal digits.' })
  epc!: string;

  @Field(() => TagStateEnum, { description: 'Where the unit is.' })
  state!: TagState;
}
