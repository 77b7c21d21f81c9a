/** What stands in the editor when nobody has written anything yet. */
export const welcomeDocument = `# Passerelle: one graph for shops, web, app and phone.
#
# Ctrl+Enter runs it; Ctrl+Space proposes what fits. Choose above who asks.

query Shelf {
  products(first: 5) {
    nodes {
      title
      variants {
        sku
        price {
          decimal
          currency
        }
      }
    }
  }
}
`;
