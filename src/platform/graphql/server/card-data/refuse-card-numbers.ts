import { type ASTNode, type ASTVisitor, Kind, type ValueNode, visit } from 'graphql';
import { findCardNumber } from '../../../../kernel/card-number.js';
import { RequestError } from '../request-error.js';
import { isSplitCardNumber } from './split-card-number.js';

/** PCI DSS: the gateway never receives a card number. What holds one is refused before anything reads it. */
export function cardNumberRefusal(): RequestError {
  return new RequestError(
    'BAD_USER_INPUT',
    "Card numbers are never accepted here. Use the provider's payment page or field instead.",
    { reason: 'CARD_NUMBER' },
  );
}

export function refuseCardNumber(text: string): void {
  if (findCardNumber(text)) throw cardNumberRefusal();
}

/** Looks at literals as they are meant: escapes are resolved, and neighbours are read together. */
export function refuseCardNumbersInLiterals(document: ASTNode): void {
  visit(document, literalVisitor);
}

const literalVisitor: ASTVisitor = {
  StringValue: ({ value }) => refuseCardNumber(value),
  ListValue: ({ values }) => refuseSplit(values),
  ObjectValue: ({ fields }) => refuseSplit(fields.map((field) => field.value)),
  Field: ({ arguments: given }) => refuseSplit((given ?? []).map((argument) => argument.value)),
};

function refuseSplit(values: readonly ValueNode[]): undefined {
  if (isSplitCardNumber(values.map(textOf))) throw cardNumberRefusal();
}

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined;
}
