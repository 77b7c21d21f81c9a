/** Close codes of our own beside those of graphql-transport-ws; 1xxx are RFC 6455's and IANA's. */
export const goingAway = 1001;
export const policyViolation = 1008;
export const tryAgainLater = 1013;
export const tooSlow = 4413;
