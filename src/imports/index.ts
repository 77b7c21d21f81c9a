export { FileProblem } from './csv/problems.js';
export { importProducts, type ProductImport } from './products/import-products.js';
export type { ImportSummary, ImportWatch, RefusedRow } from './report.js';
export { importStock, type StockImport } from './stock/import-stock.js';
export { importStores, type StoreImport } from './stores/import-stores.js';
