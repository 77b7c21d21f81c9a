import type { FetchNode } from '../platform/graphql/node.js';
import type { Module } from '../platform/module.js';
import { deviceChecks } from './checks.js';
import { findDevice } from './data/reads.js';
import { DeviceFields } from './graphql/fields.js';
import { OfflineResolver } from './graphql/offline/resolver.js';
import { DeviceResolver } from './graphql/resolver.js';

const visibleDevice: FetchNode = async (id, { db, actor }) => {
  const isSeen = actor.kind === 'SUPERVISOR' || actor.kind === 'ADMIN';
  return (isSeen && (await findDevice(db, id))) || null;
};

/** Tablets and tills of stores: how they come in, what they do without a network, and how they are locked out. */
export const devicesModule: Module = {
  name: 'devices',
  resolvers: [DeviceResolver, DeviceFields, OfflineResolver],
  nodes: { Device: visibleDevice },
  checks: deviceChecks,
};
