import type { LocalText } from '../text.js';

/** ISO 8601: Monday is 1, Sunday is 7. */
export type IsoDay = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One opening of a week-day, `HH:mm` in the location's own time. A lunch break makes two of them. */
export interface WeeklyHours {
  readonly day: IsoDay;
  readonly opens: string;
  readonly closes: string;
}

/** Replaces all the hours of one date, `YYYY-MM-DD` in the location's own time. */
export type HoursException =
  | { readonly date: string; readonly closed: true; readonly reason: LocalText }
  | {
      readonly date: string;
      readonly closed: false;
      readonly opens: string;
      readonly closes: string;
      readonly reason: LocalText;
    };
