/** A card of the sandbox, which plays the provider on development instances. */
export const sandboxCard = 'tok_success';
