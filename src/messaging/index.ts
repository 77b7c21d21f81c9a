export { messageLifecycle } from './domain/message-lifecycle.js';
export { messagingModule } from './module.js';
export { messageSender } from './ports.js';
export { createSandboxSender } from './senders/sandbox-sender.js';
export type {
  MessageSender,
  OutgoingMessage,
  Receipt,
  SendOutcome,
} from './senders/sender.js';
export { sendMessages } from './sending/send-messages.js';
