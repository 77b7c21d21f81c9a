import {
  Arg,
  Ctx,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  registerEnumType,
} from 'type-graphql';
import { type CartRow, cartTotalMinor, findCart } from '../../carts/index.js';
import { offeredTerms } from '../../instalments/index.js';
import {
  type FamilyCapabilities,
  type MethodFamily,
  type Objection,
  type ProviderRegistry,
  paymentMethodFamilies,
  paymentProviders,
  SavedPaymentMethodChoiceType,
  savedMethodsToOffer,
} from '../../payments/index.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { ownBalances } from '../../stored-value/index.js';
import {
  type EligibleMethod,
  eligibleMethods,
  ineligibleReasons,
  type OwnValue,
} from '../domain/eligible-methods.js';

const IneligibleReasonEnum = Object.fromEntries(
  Object.keys(ineligibleReasons).map((reason) => [reason, reason]),
);
registerEnumType(IneligibleReasonEnum, {
  name: 'IneligibleReason',
  description: 'Why a way to pay is not for this cart.',
  valuesConfig: Object.fromEntries(
    Object.entries(ineligibleReasons).map(([reason, description]) => [reason, { description }]),
  ),
});

const MethodFamilyEnum = Object.fromEntries(
  paymentMethodFamilies.map(({ family }) => [family, family]),
);
registerEnumType(MethodFamilyEnum, {
  name: 'PaymentMethodFamily',
  description: 'What buyers know as a way to pay.',
  valuesConfig: Object.fromEntries(
    paymentMethodFamilies.map(({ family, label }) => [
      family,
      { description: `${label.en}, as buyers know it.` },
    ]),
  ),
});

@ObjectType('PaymentMethodCapabilities', {
  simpleResolvers: true,
  description: 'What can be done with money that was paid this way.',
})
class PaymentMethodCapabilitiesType implements FamilyCapabilities {
  @Field(() => Boolean, { description: 'Money can be held first, and taken later.' })
  authorizeThenCapture!: boolean;

  @Field(() => Boolean, { description: 'Several captures, each of a part, are possible.' })
  partialCapture!: boolean;

  @Field(() => Boolean, { description: 'What was taken can be given back.' })
  refund!: boolean;

  @Field(() => Boolean, { description: 'The buyer may be sent to another page or app to agree.' })
  mayRedirect!: boolean;

  @Field(() => Boolean, { description: 'It works without a browser, as on the phone.' })
  withoutBrowser!: boolean;

  @Field(() => Boolean, { description: 'It can be kept for the next purchase.' })
  reusable!: boolean;
}

@ObjectType('EligiblePaymentMethod', {
  simpleResolvers: true,
  description: 'A way to pay, and whether it is for this cart.',
})
class EligiblePaymentMethodType {
  @Field(() => MethodFamilyEnum, { description: 'Which way to pay it is.' })
  family!: string;

  @Field(() => String, { description: 'What buyers call it, in the language of the request.' })
  label!: string;

  @Field(() => Boolean, { description: 'True where this cart can be paid with it.' })
  eligible!: boolean;

  @Field(() => IneligibleReasonEnum, {
    nullable: true,
    description: 'Why not; null where it is eligible.',
  })
  reason!: string | null;

  @Field(() => Int, { description: 'The place at which to show it, from 1 on.' })
  rank!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What to send as `paymentMethodToken`, where it is the same for everybody; null where a page gives one.',
  })
  token!: string | null;

  @Field(() => PaymentMethodCapabilitiesType, { description: 'What can be done with it.' })
  capabilities!: FamilyCapabilities;

  @Field(() => [SavedPaymentMethodChoiceType], {
    description: 'Those of this kind that the customer has saved, the best first.',
  })
  saved!: readonly SavedPaymentMethodChoiceType[];
}

@Resolver()
export class PaymentMethodsResolver {
  @Allow(everyone)
  @Query(() => [EligiblePaymentMethodType], {
    nullable: true,
    description:
      'The ways to pay a cart, the best first, with a reason for each that is not eligible. Null where the cart is not there, or not yours.',
  })
  async eligiblePaymentMethods(
    @Arg('cartId', () => ID, { description: 'The cart that is to be paid.' }) cartId: string,
    @Ctx() context: RequestContext,
  ): Promise<EligiblePaymentMethodType[] | null> {
    const id = innerIdOrNone('Cart', cartId);
    const cart = id ? await findCart(context, id) : null;
    if (!cart) return null;
    const saved = cart.customer_id
      ? await savedMethodsToOffer(cart.customer_id, cart.channel, context)
      : [];
    const providers = context.port(paymentProviders);
    const purchase = { currency: cart.currency, totalMinor: cartTotalMinor(cart) };
    const plans = await offeredTerms(context.db, purchase, context.gateway.clock.now());
    return eligibleMethods(
      {
        ...purchase,
        channel: cart.channel,
        parts: partsOf(cart),
        plans: plans.length,
        own: await ownValueOf(cart, context),
      },
      paymentMethodFamilies,
      ({ family }) => providers.offering(family) !== undefined,
      await objectionsTo(cart, providers),
    ).map((method, place) => ({
      ...shown(method, place, context),
      saved: saved.filter((each) => each.method.family === method.family.family),
    }));
  }
}

async function ownValueOf(
  { customer_id: customerId }: CartRow,
  { db }: RequestContext,
): Promise<OwnValue | null> {
  return customerId === null ? null : ownBalances(db, customerId);
}

/** What each provider has against this cart, by the family that it offers. */
async function objectionsTo(
  cart: CartRow,
  providers: ProviderRegistry,
): Promise<Map<MethodFamily, Objection>> {
  const purchase = {
    channel: cart.channel,
    currency: cart.currency,
    totalMinor: cartTotalMinor(cart),
    customerId: cart.customer_id,
    isCollected: cart.lines.every((line) => line.way_out === 'PICKUP'),
  };
  const asked = paymentMethodFamilies.map(async ({ family }) => {
    const objection = await providers.offering(family)?.objection?.(purchase);
    return objection ? ([[family, objection]] as const) : [];
  });
  return new Map((await Promise.all(asked)).flat());
}

/** Goods that go another way, or from another place, leave at another time. */
function partsOf(cart: CartRow): number {
  return new Set(cart.lines.map((line) => `${line.way_out} ${line.way_place}`)).size;
}

function shown(
  { family, reason }: EligibleMethod,
  place: number,
  context: RequestContext,
): Omit<EligiblePaymentMethodType, 'saved'> {
  return {
    family: family.family,
    label: family.label[context.locale],
    eligible: reason === null,
    reason,
    rank: place + 1,
    token: context.port(paymentProviders).offering(family.family)?.token ?? null,
    capabilities: family.capabilities,
  };
}
