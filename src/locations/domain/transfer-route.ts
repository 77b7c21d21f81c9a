import { dayMs, later, minuteMs } from '../../kernel/clock.js';
import { type KeepsHours, workingHoursOn } from './opening-hours.js';
import { addDays, instantOf, isoDayOf, localDate } from './zoned-time.js';

/** A departure of every week: the day, 1 (Monday) to 7, and the time `HH:mm`, both by the sender's own clock. */
export interface Departure {
  readonly day: number;
  readonly at: string;
}

/** What of a route is needed to know when goods arrive. */
export interface Timetable {
  /** From the departure to the door of the receiver. */
  readonly transit_minutes: number;
  /** None where goods leave as soon as they are ready. */
  readonly departs: readonly Departure[];
}

/** No promise reaches further than this, however long both sides stay closed. */
const horizonDays = 366;

/**
 * When goods that the sender has ready at that instant can be unpacked by the receiver: the next departure that
 * does not fall on a closed day of the sender, the transit, then the next opening of the receiver. A departure
 * still takes what is ready at its very instant. Departures are told by the clock on the wall and the transit is
 * counted in instants, so the nights in which the clocks are moved change neither.
 */
export function arrivalBy(
  route: Timetable,
  sender: KeepsHours,
  receiver: KeepsHours,
  readyAtSender: Date,
): Date {
  const leavesAt = nextDeparture(route.departs, sender, readyAtSender);
  return nextOpening(receiver, later(leavesAt, route.transit_minutes * minuteMs));
}

function nextDeparture(departs: readonly Departure[], sender: KeepsHours, readyAt: Date): Date {
  if (departs.length === 0) return nextOpening(sender, readyAt);
  for (const date of datesFrom(localDate(readyAt, sender.time_zone))) {
    if (workingHoursOn(sender, date).length === 0) continue;
    const next = departs
      .filter((departure) => departure.day === isoDayOf(date))
      .map((departure) => instantOf(date, departure.at, sender.time_zone))
      .filter((at) => at >= readyAt)
      .sort((a, b) => a.getTime() - b.getTime())[0];
    if (next) return next;
  }
  return later(readyAt, horizonDays * dayMs);
}

/** That instant where the location is open then; else the next one at which it opens. */
function nextOpening(location: KeepsHours, from: Date): Date {
  // A night that has begun yesterday may go on.
  for (const date of datesFrom(addDays(localDate(from, location.time_zone), -1))) {
    const open = workingHoursOn(location, date).find(({ closesAt }) => closesAt > from);
    if (open) return open.opensAt > from ? open.opensAt : from;
  }
  return later(from, horizonDays * dayMs);
}

function* datesFrom(first: string): Generator<string> {
  for (let ahead = 0; ahead <= horizonDays + 1; ahead += 1) yield addDays(first, ahead);
}
