export interface PricingTables {
  price_list: {
    id: string;
    code: string;
    /** Null: the default list of its currency. */
    channel: string | null;
    currency: string;
    valid_from: Date | null;
    valid_to: Date | null;
  };
  price: {
    price_list_id: string;
    variant_id: string;
    amount_minor: number;
    compare_at_minor: number | null;
  };
  /** What a product costs by a list, default prices included where the list has none: made from `price`. */
  product_price: {
    price_list_id: string;
    product_id: string;
    lowest_minor: number;
    highest_minor: number;
  };
  tax_rate: { country_code: string; tax_class: string; rate_basis_points: number };
  shipping_rate: {
    country_code: string;
    currency: string;
    amount_minor: number;
    free_from_minor: number | null;
    tax_class: string;
  };
  /** What somebody may take off alone; without a row, nothing. */
  discount_limit: {
    role: string;
    currency: string;
    basis_points: number;
    amount_minor: number;
  };
}
