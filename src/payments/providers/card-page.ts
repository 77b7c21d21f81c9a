/** The provider's page where a card is typed, open for one visit. */
export interface CardPage {
  readonly kind: 'opened';
  readonly url: string;
  readonly expiresAt: Date;
}

/** The address to which a card page leads back, with the token in it; its fragment stays behind it. */
export function withToken(returnUrl: string, token: string): string {
  const [address = '', ...fragment] = returnUrl.split('#');
  return [`${address}${address.includes('?') ? '&' : '?'}token=${token}`, ...fragment].join('#');
}
