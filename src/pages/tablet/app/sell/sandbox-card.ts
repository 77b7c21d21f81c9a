/** A card of the sandbox, which plays the provider on development instances. */
export const sandboxCard = 'tok_success';

/** What `eligiblePaymentMethods` names as the token of cash, for what is no cart that could be asked about. */
export const cash = 'cash';
