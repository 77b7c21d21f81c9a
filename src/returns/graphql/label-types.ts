import { Field, ObjectType, registerEnumType } from 'type-graphql';

const ReturnLabelStateEnum = {
  AWAITED: 'AWAITED',
  READY: 'READY',
  REFUSED: 'REFUSED',
} as const;
registerEnumType(ReturnLabelStateEnum, {
  name: 'ReturnLabelState',
  description: 'Whether a label can be printed.',
  valuesConfig: {
    AWAITED: { description: 'The carrier is asked for it: look again in a minute.' },
    READY: { description: 'It can be printed.' },
    REFUSED: { description: 'The carrier gives none: bring the goods to a store.' },
  },
});

@ObjectType('ReturnLabel', { description: 'What is stuck on a parcel that comes back.' })
export class ReturnLabelType {
  @Field(() => ReturnLabelStateEnum, { description: 'Whether it can be printed.' })
  state!: keyof typeof ReturnLabelStateEnum;

  @Field(() => String, { nullable: true, description: 'Where it is had; null until it is there.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Who carries the parcel.' })
  carrier!: string | null;
}
