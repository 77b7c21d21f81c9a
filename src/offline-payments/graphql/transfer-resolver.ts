import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { enquireAttempt } from '../../payments/index.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { assignBankTransfer } from '../commands/assign-bank-transfer.js';
import { type BankTransfer, recordBankTransfers } from '../commands/record-bank-transfers.js';
import { returnBankTransfer } from '../commands/return-bank-transfer.js';
import { findBankLines, findLinesById } from '../data/transfers.js';
import type { BankLineState } from '../domain/lifecycles.js';
import { checkedLine } from './checked-line.js';
import {
  AssignBankTransferInput,
  AssignBankTransferResult,
  BankLineStateEnum,
  type BankTransferInput,
  BankTransferType,
  RecordBankTransfersInput,
  RecordBankTransfersResult,
  ReturnBankTransferInput,
  ReturnBankTransferResult,
} from './transfer-types.js';

const maxLines = 100;

@Resolver()
export class TransferResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [BankTransferType], {
    description: 'Transfers that have come, the oldest first: those in quarantine wait for you.',
  })
  bankTransfers(
    @Arg('state', () => BankLineStateEnum, { description: 'What becomes of them.' })
    state: BankLineState,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: up to 100.' })
    first: number,
    @Ctx() { db }: RequestContext,
  ) {
    if (first < 1 || first > maxLines)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 1 to ${maxLines}.`);
    return findBankLines(db, { state, limit: first });
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => RecordBankTransfersResult, {
    description:
      "Takes over lines of the bank's statement, each once by the bank's own name for it. A line with the reference of a payment pays it; the others wait in quarantine.",
  })
  async recordBankTransfers(
    @Arg('input', () => RecordBankTransfersInput, { description: 'The lines.' })
    input: RecordBankTransfersInput,
    @Ctx() context: RequestContext,
  ) {
    if (input.lines.length < 1 || input.lines.length > maxLines)
      throw new RequestError('BAD_USER_INPUT', `\`lines\` are 1 to ${maxLines}.`);
    const transfers = input.lines.map(readTransfer);
    const recorded = await context.run('recordBankTransfers', input, (work) =>
      recordBankTransfers(work, transfers),
    );
    if (isRefusal(recorded)) return recorded;
    for (const { attemptId } of recorded.lines)
      if (attemptId) await enquireAttempt(context.gateway, attemptId);
    const ids = recorded.lines.map(({ lineId }) => lineId);
    const rows = new Map((await findLinesById(context.db, ids)).map((row) => [row.id, row]));
    return {
      lines: recorded.lines.map(({ outcome, lineId }) => ({ outcome, transfer: rows.get(lineId) })),
    };
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => AssignBankTransferResult, {
    description: 'Says for which payment a transfer in quarantine is.',
  })
  async assignBankTransfer(
    @Arg('input', () => AssignBankTransferInput, { description: 'Which transfer, what for.' })
    input: AssignBankTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      lineId: innerId('BankTransfer', input.bankTransferId),
      intentId: innerId('PaymentIntent', input.paymentIntentId),
    };
    const answer = await context.run('assignBankTransfer', input, (work) =>
      assignBankTransfer(work, command),
    );
    return isRefusal(answer) ? answer : decided(answer, context);
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => ReturnBankTransferResult, {
    description: 'Decides that a transfer in quarantine goes back to who sent it.',
  })
  async returnBankTransfer(
    @Arg('input', () => ReturnBankTransferInput, { description: 'Which transfer.' })
    input: ReturnBankTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { lineId: innerId('BankTransfer', input.bankTransferId) };
    const answer = await context.run('returnBankTransfer', input, (work) =>
      returnBankTransfer(work, command),
    );
    return isRefusal(answer) ? answer : decided(answer, context);
  }
}

async function decided(
  { lineId, attemptId }: { readonly lineId: string; readonly attemptId: string | null },
  { gateway, db }: RequestContext,
) {
  if (attemptId) await enquireAttempt(gateway, attemptId);
  const [transfer] = await findLinesById(db, [lineId]);
  return { transfer };
}

function readTransfer(line: BankTransferInput): BankTransfer {
  const { amountMinor, currency, payer } = line;
  return {
    bankLineId: checkedLine('bankLineId', line.bankLineId, 64),
    amountMinor,
    currency,
    remittance:
      line.remittance.trim() === '' ? '' : checkedLine('remittance', line.remittance, 500),
    payer: payer ? checkedLine('payer', payer, 140) : null,
  };
}
