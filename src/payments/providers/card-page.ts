/** The provider's page where a card is typed, open for one visit. */
export interface CardPage {
  readonly kind: 'opened';
  readonly url: string;
  readonly expiresAt: Date;
}
