import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, everyone, type Role, roles } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { refreshSession } from '../commands/refresh-session.js';
import { signIn, signInStaff } from '../commands/sign-in.js';
import { signOut } from '../commands/sign-out.js';
import { signUp } from '../commands/sign-up.js';
import type { CustomerRow, StaffRow } from '../data/tables.js';
import type { SignedIn } from '../identity/welcome.js';
import { RefreshSessionInput, SignInInput, SignOutInput, SignUpInput } from './inputs.js';
import { customerLoader, staffLoader } from './loaders.js';
import {
  RefreshSessionResult,
  SignInPayload,
  SignInResult,
  SignOutResult,
  SignUpResult,
} from './results.js';
import { CustomerType, StaffMemberType } from './types.js';

const signedIn: readonly Role[] = roles.filter((role) => role !== 'GUEST');

@Resolver(() => SignInPayload)
export class SessionResolver {
  @Allow(everyone)
  @Mutation(() => SignUpResult, {
    description: 'Makes an account and signs its owner in. Attempts are counted for each network.',
  })
  signUp(
    @Arg('input', () => SignUpInput, { description: 'The new account.' }) input: SignUpInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    return signUp(gateway, caller, input);
  }

  @Allow(everyone)
  @Mutation(() => SignInResult, {
    description:
      'Signs a customer in. Every attempt is counted, for the account and for the network: too many are RATE_LIMITED.',
  })
  signIn(
    @Arg('input', () => SignInInput, { description: 'E-mail and password.' }) input: SignInInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    return signIn(gateway, caller, input);
  }

  @Allow(everyone)
  @Mutation(() => SignInResult, {
    description: 'Signs in a member of staff, a device or a partner; counted like `signIn`.',
  })
  signInStaff(
    @Arg('input', () => SignInInput, { description: 'E-mail and password.' }) input: SignInInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    return signInStaff(gateway, caller, input);
  }

  @Allow(everyone)
  @Mutation(() => RefreshSessionResult, {
    description:
      'New tokens for a refresh token; call it without `Authorization`. Repeated within ten seconds it gives the same refresh token once more. A token that was used up longer ago ends the session, because somebody must hold a copy.',
  })
  refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })
    input: RefreshSessionInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    return refreshSession(gateway, caller, input.refreshToken);
  }

  @Allow(signedIn)
  @Mutation(() => SignOutResult, {
    description:
      'Ends your session: its tokens are refused at once, in every process within five seconds.',
  })
  async signOut(
    @Arg('input', () => SignOutInput, { description: 'This session, or all of yours.' })
    input: SignOutInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    return { ended: await signOut(gateway, caller, input.everywhere) };
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'You, where you are a customer.',
  })
  async customer(
    @Root() { owner }: SignedIn,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CustomerRow | null> {
    return owner.kind === 'CUSTOMER' ? loaders.of(customerLoader).load(owner.id) : null;
  }

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: 'You, where you are a member of staff, a device or a partner.',
  })
  async staff(
    @Root() { owner }: SignedIn,
    @Ctx() { loaders }: RequestContext,
  ): Promise<StaffRow | null> {
    return owner.kind === 'CUSTOMER' ? null : loaders.of(staffLoader).load(owner.id);
  }
}
