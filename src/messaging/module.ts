import type { Module } from '../platform/module.js';
import { messageChecks } from './checks.js';
import { MessagesResolver } from './graphql/messages-resolver.js';
import {
  MessageFields,
  OrderMessagesResolver,
  StoreReservationMessagesResolver,
  VisitMessagesResolver,
} from './graphql/resolver.js';
import { sendMessages, sendTask } from './sending/send-messages.js';

/** Messages to people: what happens to their orders, reservations and visits, told once; only listens. */
export const messagingModule: Module = {
  name: 'messaging',
  resolvers: [
    MessagesResolver,
    OrderMessagesResolver,
    StoreReservationMessagesResolver,
    VisitMessagesResolver,
    MessageFields,
  ],
  tasks: {
    [sendTask]: ({ isRepetition }, gateway) => sendMessages(gateway, isRepetition === true),
  },
  sweeps: [{ task: sendTask, every: '* * * * *' }],
  checks: messageChecks,
};
