import type { Module } from '../platform/module.js';
import { tagChecks } from './checks.js';
import { ScannedTagFields, TagFields, TagsResolver } from './graphql/resolver.js';
import { tagReactions } from './reactions.js';

/** Units that are told apart by their RFID tag, for tills where buyers help themselves. */
export const tagsModule: Module = {
  name: 'tags',
  resolvers: [TagsResolver, ScannedTagFields, TagFields],
  reactions: tagReactions,
  checks: tagChecks,
};
