import { type Port, port } from '../platform/ports.js';
import type { MessageSender } from './senders/sender.js';

/** The place for the service that brings messages to people. */
export const messageSender: Port<MessageSender> = port('message sender');
