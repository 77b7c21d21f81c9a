import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { InvalidContact, readContact } from '../../../customers/index.js';
import {
  FulfilmentNotInState,
  FulfilmentPayload,
  fulfilmentId,
  fulfilmentPayload,
} from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { Allow, buyers } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';
import { entrustPickup } from '../../commands/pickups/entrust-pickup.js';

@InputType({ description: 'Who collects instead of the buyer.' })
class NameCollectorInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => ID, { description: 'Which pickup of it.' })
  pickupId!: string;

  @Field(() => String, { description: 'The first name, as it stands on their identity document.' })
  firstName!: string;

  @Field(() => String, { description: 'The last name, as it stands on their identity document.' })
  lastName!: string;

  @Field(() => String, {
    description: 'Their e-mail address: they are sent the pickup code as soon as the goods wait.',
  })
  email!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

const NameCollectorResult = resultUnion(
  'NameCollectorResult',
  'The pickup with its collector, or why that stays as it was.',
  FulfilmentPayload,
  FulfilmentNotInState,
  InvalidContact,
  IdempotencyKeyReused,
);

@Resolver()
export class CollectorResolver {
  @Allow(buyers)
  @Mutation(() => NameCollectorResult, {
    description:
      'Sends somebody else to collect a pickup. They are told where and with which code, and show who they are at the counter.',
  })
  async nameCollector(
    @Arg('input', () => NameCollectorInput, { description: 'Which pickup, and who.' })
    input: NameCollectorInput,
    @Ctx() context: RequestContext,
  ) {
    const contact = readContact(input);
    if (isRefusal(contact)) return contact;
    const command = {
      orderId: innerId('Order', input.orderId),
      fulfilmentId: fulfilmentId(input.pickupId),
      name: `${contact.firstName} ${contact.lastName}`,
      email: contact.email.address,
    };
    const answer = await context.run('nameCollector', input, (work) =>
      entrustPickup(work, command),
    );
    return fulfilmentPayload(answer, context);
  }
}
