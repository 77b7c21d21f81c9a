import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type CartRow, cartTotalMinor, findCart } from '../../carts/index.js';
import { InstalmentOfferType, mayAgreeIn, offersFor } from '../../instalments/index.js';
import { dayMs, later } from '../../kernel/clock.js';
import {
  type FamilyCapabilities,
  familyRecords,
  type MethodFamily,
  type Objection,
  type PaymentProvider,
  type ProviderRegistry,
  paymentMethodFamilies,
  paymentProviders,
  SavedPaymentMethodChoiceType,
  savedMethodsToOffer,
} from '../../payments/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { ownBalances } from '../../stored-value/index.js';
import {
  type EligibleMethod,
  eligibleMethods,
  ineligibleReasons,
  type OwnValue,
} from '../domain/eligible-methods.js';

const IneligibleReasonEnum = describedEnum(
  'IneligibleReason',
  'Why a way to pay is not for this cart.',
  ineligibleReasons,
);

const MethodFamilyEnum = describedEnum(
  'PaymentMethodFamily',
  'What buyers know as a way to pay.',
  Object.fromEntries(
    paymentMethodFamilies.map(({ family, label }) => [family, `${label.en}, as buyers know it.`]),
  ),
);

const PayingChannelEnum = describedEnum('PayingChannel', 'Where a buyer pays.', {
  WEB: 'On a web page of the shop.',
  APP: 'In an app of the shop.',
  STORE: 'At the counter of a store.',
  TABLET: 'With an associate and their tablet.',
  CALL_CENTRE: 'On the phone, with an agent.',
  IVR: 'On the phone, by its keys.',
  LINK: 'On the page behind a link that was sent to them.',
  TERMINAL: 'At a card terminal.',
  CARRIER: 'By way of their mobile operator.',
  KIOSK: 'At a screen in a store, by themselves.',
  VOICE: 'By talking to a machine.',
  PARTNER: 'By way of a partner of the shop.',
} satisfies Record<Channel, string>);

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

  @Field(() => Boolean, { description: 'Less than all that was taken can be given back.' })
  partialRefund!: boolean;

  @Field(() => Boolean, {
    description: 'Once kept, it can be charged in the absence of the customer, as they agree to.',
  })
  offSession!: boolean;

  @Field(() => Boolean, {
    description: 'An agent can take it in an order by telephone, without authentication.',
  })
  moto!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days the money is held; null where it is taken at once, or nobody offers it.',
  })
  authorizationDays!: number | null;
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

  @Field(() => Boolean, {
    description: 'True where the buyer has saved one, or has paid so in the last 90 days.',
  })
  preferred!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What to send as `paymentMethodToken`, where it is the same for everybody; null where a page gives one.',
  })
  token!: string | null;

  @Field(() => PaymentMethodCapabilitiesType, { description: 'What can be done with it.' })
  capabilities!: PaymentMethodCapabilitiesType;

  @Field(() => [SavedPaymentMethodChoiceType], {
    description: 'Those of this kind that the customer has saved, the best first.',
  })
  saved!: readonly SavedPaymentMethodChoiceType[];

  @Field(() => [InstalmentOfferType], {
    description: 'The plans that this buyer may agree to, of a lender and of the shop itself.',
  })
  plans!: readonly InstalmentOfferType[];
}

/** How ways to pay have done is read from that time; older habits say little. */
const lookBackMs = 90 * dayMs;

@Resolver()
export class PaymentMethodsResolver {
  @Allow(everyone)
  @Query(() => [EligiblePaymentMethodType], {
    nullable: true,
    description:
      'The ways to pay a cart, the best first, with a reason for each that is not eligible. The best are those that the buyer has saved or used lately, then those that succeed more often. Null where the cart is not there, or not yours.',
  })
  async eligiblePaymentMethods(
    @Arg('cartId', () => ID, { description: 'The cart that is to be paid.' }) cartId: string,
    @Arg('channel', () => PayingChannelEnum, {
      nullable: true,
      description: 'Where it will be paid; where the cart is filled, if nothing is said.',
    })
    asked: Channel | null,
    @Ctx() context: RequestContext,
  ): Promise<EligiblePaymentMethodType[] | null> {
    const id = innerIdOrNone('Cart', cartId);
    const cart = id ? await findCart(context, id) : null;
    if (!cart) return null;
    const channel = asked ?? cart.channel;
    const saved = cart.customer_id
      ? await savedMethodsToOffer(cart.customer_id, channel, context)
      : [];
    const purchase = { channel, currency: cart.currency, totalMinor: cartTotalMinor(cart) };
    const now = context.gateway.clock.now();
    const providers = context.port(paymentProviders);
    const plans = await plansFor(cart, channel, providers, context);
    return eligibleMethods(
      {
        ...purchase,
        parts: partsOf(cart),
        plans: plans.length,
        own: await ownValueOf(cart, context),
      },
      paymentMethodFamilies,
      ({ family }) => providers.offering(family) !== undefined,
      await objectionsTo(cart, channel, providers),
      {
        kept: saved.flatMap((each) => (each.eligible ? [each.method.family] : [])),
        records: await familyRecords(
          context.db,
          paymentMethodFamilies.map(({ family }) => family),
          { customerId: cart.customer_id, since: later(now, -lookBackMs) },
        ),
      },
    ).map((method, place) => ({
      ...shown(method, place, context),
      saved: saved.filter((each) => each.method.family === method.family.family),
      plans: method.family.family === 'INSTALMENTS' && method.reason === null ? plans : [],
    }));
  }
}

/** A lender needs a provider for it; the shop itself, a customer who is known. */
async function plansFor(
  cart: CartRow,
  channel: string,
  providers: ProviderRegistry,
  context: RequestContext,
): Promise<InstalmentOfferType[]> {
  const { currency, customer_id: customerId } = cart;
  const hasLender = providers.all.some(
    ({ capabilities, instalmentsOf }) =>
      instalmentsOf !== undefined && capabilities.families.includes('INSTALMENTS'),
  );
  const offers = await offersFor({ currency, channel, totalMinor: cartTotalMinor(cart) }, context);
  const isKnown = customerId !== null && mayAgreeIn(channel);
  return offers.filter(({ funding }) => (funding === 'LENDER' ? hasLender : isKnown));
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
  channel: Channel,
  providers: ProviderRegistry,
): Promise<Map<MethodFamily, Objection>> {
  const purchase = {
    channel,
    currency: cart.currency,
    totalMinor: cartTotalMinor(cart),
    customerId: cart.customer_id,
    isCollected: cart.lines.every(({ way_out: way }) => way === 'PICKUP' || way === 'COUNTER'),
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
  { family, reason, preferred }: EligibleMethod,
  place: number,
  context: RequestContext,
): Omit<EligiblePaymentMethodType, 'saved' | 'plans'> {
  const provider = context.port(paymentProviders).offering(family.family);
  return {
    family: family.family,
    label: family.label[context.locale],
    eligible: reason === null,
    reason,
    rank: place + 1,
    preferred,
    token: provider?.token ?? null,
    capabilities: { ...family.capabilities, ...providedBy(provider, family.capabilities) },
  };
}

/** What depends on who takes it. */
function providedBy(
  provider: PaymentProvider | undefined,
  { reusable, withoutBrowser }: FamilyCapabilities,
) {
  const { capabilities } = provider ?? {};
  return {
    partialRefund: capabilities?.partialRefund ?? false,
    offSession: reusable && provider?.keepMethod !== undefined,
    moto: withoutBrowser && (capabilities?.sca?.exemptions.includes('MOTO') ?? false),
    authorizationDays: capabilities?.authorizationDays || null,
  };
}
