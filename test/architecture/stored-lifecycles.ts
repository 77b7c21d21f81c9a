/** Where the states of a lifecycle are kept, and under which name the graph shows them. */
export interface StoredLifecycle {
  /** The lifecycles that share a column. */
  readonly names: readonly string[];
  readonly table: string;
  readonly column: string;
  /** Missing where the graph does not show the state. */
  readonly enumName?: string;
}

export const storedLifecycles: readonly StoredLifecycle[] = [
  { names: ['cart'], table: 'cart', column: 'state', enumName: 'CartState' },
  { names: ['order'], table: 'sales_order', column: 'state', enumName: 'OrderState' },
  {
    names: ['pickup', 'shipment'],
    table: 'fulfilment',
    column: 'state',
    enumName: 'FulfilmentState',
  },
  {
    names: ['payment-intent'],
    table: 'payment_intent',
    column: 'state',
    enumName: 'PaymentIntentState',
  },
  {
    names: ['payment-attempt'],
    table: 'payment_attempt',
    column: 'state',
    enumName: 'PaymentAttemptState',
  },
  {
    names: ['payment-operation'],
    table: 'payment_operation',
    column: 'phase',
    enumName: 'PaymentOperationPhase',
  },
  { names: ['reservation'], table: 'reservation', column: 'state' },
];
