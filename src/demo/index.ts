export { demoShop } from './demo-shop.js';
export { type GeneratedSize, generatedShop } from './generated-shop.js';
export { productImageSvg } from './pictures/product-image.js';
export { bankHolidays, easterSunday, type Holiday } from './places/holidays.js';
export { exceptionsIn, type YearRhythm } from './places/hours.js';
export type { HoursException, IsoDay, WeeklyHours } from './places/opening-hours.js';
export type * from './shop.js';
export type { Locale, LocalText } from './text.js';
