import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type Split, splits } from '../domain/plan-shares.js';
import { type ShareState, shareStates } from '../domain/share-state.js';
import {
  type SharedPaymentState,
  sharedPaymentLifecycle,
} from '../domain/shared-payment-lifecycle.js';

export const SharedPaymentSplitEnum = namesOf(Object.keys(splits));
registerEnumType(SharedPaymentSplitEnum, {
  name: 'SharedPaymentSplit',
  description: 'How the total is shared out.',
  valuesConfig: described(splits),
});

export const SharedPaymentStateEnum = namesOf(sharedPaymentLifecycle.states);
registerEnumType(SharedPaymentStateEnum, {
  name: 'SharedPaymentState',
  description: 'What a shared payment goes through.',
  valuesConfig: described({
    COLLECTING: 'The links are out; the goods are kept until the deadline.',
    CAPTURING: 'Everybody has promised their share; the money of all is being taken.',
    PAID: 'The money of all was taken.',
    CANCELED: 'Given up; nobody pays, and what was taken goes back.',
    EXPIRED: 'Somebody did not promise their share in time; nobody pays.',
    FAILED: 'Somebody could not be charged after all; what was taken of others goes back.',
  }),
});

export const ShareStateEnum = namesOf(Object.keys(shareStates));
registerEnumType(ShareStateEnum, {
  name: 'PaymentShareState',
  description: 'Where the share of one person stands.',
  valuesConfig: described(shareStates),
});

function namesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

function described(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, description]) => [name, { description }]),
  );
}

@ObjectType('PaymentShareItem', {
  simpleResolvers: true,
  description: 'Goods that one person pays.',
})
export class PaymentShareItemType {
  @Field(() => String, { description: 'The SKU when it was ordered.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

@ObjectType('PaymentShare', { description: 'What one person pays of a shared payment.' })
export class PaymentShareType {
  @Field(() => Int, { description: 'Its place, from 1 on.' })
  number!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What the others may call this person. Null for what the initiator has added.',
  })
  displayName!: string | null;

  @Field(() => ShareStateEnum, { description: 'Where it stands.' })
  state!: ShareState;

  @Field(() => Boolean, { description: 'True where your link leads to this share.' })
  isYours!: boolean;
}

@ObjectType('SharedPayment', {
  implements: Node,
  description:
    'An order that several people pay, each their share: all of them by the deadline, or nobody. Who has a link sees their own share, and of the others the display name and the state; the initiator sees the amounts as well.',
})
export class SharedPaymentType extends Node {
  @Field(() => SharedPaymentSplitEnum, { description: 'How the total was shared out.' })
  split!: Split;

  @Field(() => SharedPaymentStateEnum, { description: 'How far it is.' })
  state!: SharedPaymentState;

  @Field(() => DateTimeScalar, { description: 'Until then everybody must have promised.' })
  deadline!: Date;
}

@ObjectType('SharedPaymentEvent', {
  implements: StreamEvent,
  description: 'Something that has happened to a shared payment.',
})
export class SharedPaymentEventType extends StreamEvent {
  @Field(() => SharedPaymentStateEnum, { description: 'Where the whole stood after it.' })
  state!: SharedPaymentState;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the share that it is about; null where it is about the whole.',
  })
  shareNumber!: number | null;

  @Field(() => ShareStateEnum, {
    nullable: true,
    description: 'Where that share stood after it.',
  })
  shareState!: ShareState | null;
}
