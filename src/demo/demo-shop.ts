import { categories } from './catalog/categories.js';
import { currency, priceLists } from './catalog/price-lists.js';
import { products } from './catalog/products.js';
import { tags } from './catalog/tags.js';
import { highlights } from './highlights.js';
import { customers } from './people/customers.js';
import { staff } from './people/staff.js';
import { locations } from './places/locations.js';
import { transferRoutes } from './places/routes.js';
import { terms } from './places/terms.js';
import type { DemoRetailer } from './shop.js';
import { stock } from './stock.js';
import { text } from './text.js';

/** The years for which exceptional hours are given when none are asked for. */
const usualYears = [2026, 2027, 2028];

/**
 * Orvelune, a French retailer of our invention for clothing, home and outdoors: twenty stores and two
 * warehouses. The same years give the same data, byte for byte, on every machine.
 */
export function demoShop({ years = usualYears }: { years?: readonly number[] } = {}): DemoRetailer {
  const allProducts = products();
  const allLocations = locations(years);
  return {
    name: 'Orvelune',
    tagline: text(
      'De quoi vivre dehors, et de quoi rentrer.',
      'Things for being outdoors, and for coming home.',
    ),
    currency,
    categories,
    tags,
    products: allProducts,
    priceLists: priceLists(allProducts),
    locations: allLocations,
    routes: transferRoutes(allLocations),
    terms,
    stock: stock(allProducts, allLocations),
    customers,
    staff,
    highlights,
    counts: {
      products: allProducts.length,
      variants: allProducts.reduce((sum, { variants }) => sum + variants.length, 0),
    },
  };
}
