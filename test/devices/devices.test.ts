import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { SocketClient } from '../platform/graphql/socket-client.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { enrolDevice, enrolledTablet, newDeviceKey, register, registerDevice } from './support.js';

const revokeDevice = /* GraphQL */ `
  mutation ($input: RevokeDeviceInput!) {
    revokeDevice(input: $input) {
      __typename
      ... on DevicePayload { device { state revokedBecause enrolledAt } }
    }
  }`;
const devices = /* GraphQL */ `
  query ($locationId: ID) { devices(locationId: $locationId) { nodes { id state } } }`;
const refreshSession = /* GraphQL */ `
  mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }`;
const storeTasks = /* GraphQL */ `
  query ($id: ID!) { storeTasks(locationId: $id) { nodes { id } } }`;
const viewer = '{ viewer { kind channel staff { name } } }';

let shop: StockedShop;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  shop = await given.shop({ clock, env: { SESSION_CHECK_MS: '50' } });
});
afterAll(() => shop.close());

async function enrol(code: string, publicKey = newDeviceKey().publicKey) {
  return answered(await shop.ask(enrolDevice, { input: { code, publicKey } }));
}

async function revoke(deviceId: string, more: object = {}) {
  const input = { deviceId, reason: 'Left in a taxi.', idempotencyKey: freshKey(), ...more };
  const supervisor = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(revokeDevice, { input }, supervisor));
}

describe('a device', () => {
  it('comes in with its code, and works for its store alone', async () => {
    const { device, enrolmentCode } = await register(shop);
    expect(device).toMatchObject({ state: 'REGISTERED', locationId: shop.locationIds['LYON'] });
    const typed = `${enrolmentCode.slice(0, 4)}-${enrolmentCode.slice(4).toLowerCase()} `;
    const tokens = await enrol(typed);
    expect(tokens).toMatchObject({ staff: { name: 'Tablette 3', kind: 'DEVICE' } });
    const as = { token: tokens.accessToken };
    expect(answered(await shop.ask(viewer, {}, as))).toMatchObject({
      kind: 'DEVICE',
      channel: 'TABLET',
    });
    const tasksAt = async (store: string) =>
      answered(await shop.ask(storeTasks, { id: shop.locationIds[store] }, as));
    expect(await tasksAt('LYON')).not.toBeNull();
    expect(await tasksAt('PARIS')).toBeNull();
  });

  it('comes in once, though two enter the same code at the same moment', async () => {
    const { enrolmentCode } = await register(shop);
    const answers = await Promise.all([enrol(enrolmentCode), enrol(enrolmentCode)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidEnrolmentCode',
      'SignInPayload',
    ]);
    expect((await enrol(enrolmentCode)).__typename).toBe('InvalidEnrolmentCode');
  });

  it('comes in with no other code, none that is too old, and not without a key', async () => {
    const { enrolmentCode } = await register(shop);
    for (const wrong of ['', 'AAAAAAAAAAAA', 'x'.repeat(5000)])
      expect((await enrol(wrong)).__typename).toBe('InvalidEnrolmentCode');
    for (const wrong of ['', 'not a key', newDeviceKey().publicKey.slice(1)])
      expect((await enrol(enrolmentCode, wrong)).__typename).toBe('InvalidDeviceKey');
    clock.advance(15 * minuteMs);
    expect((await enrol(enrolmentCode)).__typename).toBe('InvalidEnrolmentCode');
  });

  it('is registered by supervisors, for a store that there is', async () => {
    const input = { name: 'Mine', locationId: shop.locationIds['LYON'] };
    for (const persona of ['associate', 'agent', 'device', 'customer']) {
      const answer = await shop.ask(
        registerDevice,
        { input },
        { token: await shop.tokenOf(persona) },
      );
      expect(answer.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    }
  });
});

describe('a device that is revoked', () => {
  it('is refused at once, with every token that it has', async () => {
    const tablet = await enrolledTablet(shop);
    expect(await revoke(tablet.id)).toMatchObject({
      device: { state: 'REVOKED', revokedBecause: 'Left in a taxi.' },
    });
    const refused = await shop.ask(viewer, {}, tablet.as);
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { refreshToken } = tablet;
    const refreshed = answered(await shop.ask(refreshSession, { input: { refreshToken } }));
    expect(refreshed.__typename).not.toBe('SignInPayload');
    const again = await revoke(tablet.id, { reason: 'Found it.' });
    expect(again.device).toMatchObject({ state: 'REVOKED', revokedBecause: 'Left in a taxi.' });
  });

  it('hears nothing any more', async () => {
    const tablet = await enrolledTablet(shop);
    const client = await SocketClient.connect(`${shop.url.replace(/^http/, 'ws')}/graphql`, {
      authorization: `Bearer ${tablet.as.token}`,
    });
    client.subscribe('1', 'subscription ($id: ID!) { storeTaskEvents(locationId: $id) { seq } }', {
      id: shop.locationIds['LYON'],
    });
    await revoke(tablet.id);
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  it('never comes in, where it had not yet', async () => {
    const { device, enrolmentCode } = await register(shop);
    const key = freshKey();
    const answers = await Promise.all([
      revoke(device.id, { idempotencyKey: key }),
      revoke(device.id, { idempotencyKey: key }),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].device).toMatchObject({ state: 'REVOKED', enrolledAt: null });
    expect((await enrol(enrolmentCode)).__typename).toBe('InvalidEnrolmentCode');
    const supervisor = { token: await shop.tokenOf('supervisor') };
    const list = answered(
      await shop.ask(devices, { locationId: shop.locationIds['LYON'] }, supervisor),
    );
    expect(list.nodes[0]).toEqual({ id: device.id, state: 'REVOKED' });
  });
});
