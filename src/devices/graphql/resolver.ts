import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { addressOf, identity, welcome } from '../../customers/index.js';
import { readPage } from '../../kernel/page.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { Allow, everyone, type Role } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { enrolDevice } from '../commands/enrol-device.js';
import { type RegisteredDevice, registerDevice } from '../commands/register-device.js';
import { revokeDevice } from '../commands/revoke-device.js';
import { deviceListOrder, findDevice, newestFirst, readDevicePage } from '../data/reads.js';
import { readDeviceKey } from '../domain/device-key.js';
import { enrolmentHash } from '../domain/enrolment-code.js';
import { invalidDeviceKey } from '../domain/refusals.js';
import {
  DevicesArguments,
  EnrolDeviceInput,
  RegisterDeviceInput,
  RevokeDeviceInput,
} from './inputs.js';
import { EnrolDeviceResult, RegisterDeviceResult, RevokeDeviceResult } from './results.js';
import { DeviceConnection } from './types.js';

const keepers: readonly Role[] = ['SUPERVISOR', 'ADMIN'];

@Resolver()
export class DeviceResolver {
  @Allow(keepers)
  @Query(() => DeviceConnection, { description: 'The devices of the stores, newest first.' })
  devices(@Args(() => DevicesArguments) args: DevicesArguments, @Ctx() { db }: RequestContext) {
    const page = checkedPage(() => readPage(args, deviceListOrder, newestFirst));
    const locationId = args.locationId == null ? null : innerId('Location', args.locationId);
    return readDevicePage(db, locationId, page);
  }

  @Allow(keepers)
  @Mutation(() => RegisterDeviceResult, {
    description:
      'Makes room for a device of a store, and tells the code by which it comes in once. Called again, it makes room for another one.',
  })
  async registerDevice(
    @Arg('input', () => RegisterDeviceInput, { description: 'What it is called, and where.' })
    input: RegisterDeviceInput,
    @Ctx() { gateway, caller, db }: RequestContext,
  ) {
    const name = typedText('name', input.name, 100);
    if (name === null) throw new RequestError('BAD_USER_INPUT', 'Say what the device is called.');
    const command = { name, locationId: innerId('Location', input.locationId) };
    // The answer holds a secret, so it is never kept with a key.
    const registered = await gateway.run(caller, { name: 'registerDevice' }, (work) =>
      registerDevice(work, command),
    );
    const { deviceId, code, codeExpiresAt } = registered as RegisteredDevice;
    return { device: await findDevice(db, deviceId), enrolmentCode: code, codeExpiresAt };
  }

  @Allow(everyone)
  @Mutation(() => EnrolDeviceResult, {
    description:
      'A device comes in with its code, and gets tokens of its own. Attempts are counted for each network.',
  })
  async enrolDevice(
    @Arg('input', () => EnrolDeviceInput, { description: 'The code, and the key of the device.' })
    input: EnrolDeviceInput,
    @Ctx() { gateway, caller }: RequestContext,
  ) {
    const publicKey = readDeviceKey(input.publicKey);
    if (!publicKey) return invalidDeviceKey();
    const { attempts } = gateway.port(identity);
    const account = `enrolDevice:${enrolmentHash(input.code).toString('hex')}`;
    await attempts.signIn(account, addressOf(caller));
    const command = { code: input.code, publicKey };
    const started = await gateway.run(caller, { name: 'enrolDevice' }, (work) =>
      enrolDevice(work, command),
    );
    if (isRefusal(started)) return started as Refusal;
    await attempts.succeeded(account, addressOf(caller));
    return welcome(gateway, started);
  }

  @Allow(keepers)
  @Mutation(() => RevokeDeviceResult, {
    description:
      'Locks a device out for good: its tokens are refused at once, in every process within five seconds, and what it watches ends.',
  })
  async revokeDevice(
    @Arg('input', () => RevokeDeviceInput, { description: 'Which device, and why.' })
    input: RevokeDeviceInput,
    @Ctx() context: RequestContext,
  ) {
    const deviceId = innerIdOrNone('Device', input.deviceId);
    if (!deviceId) throw new RequestError('NOT_FOUND', 'There is no such device.');
    const reason = typedText('reason', input.reason, 500);
    if (reason === null) throw new RequestError('BAD_USER_INPUT', 'Say why it is locked out.');
    const revoked = await context.run('revokeDevice', input, (work) =>
      revokeDevice(work, { deviceId, reason }),
    );
    if (isRefusal(revoked)) return revoked;
    context.port(identity).sessions.end(revoked.sessionIds);
    return { device: await findDevice(context.db, deviceId) };
  }
}
