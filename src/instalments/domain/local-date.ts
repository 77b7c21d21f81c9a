const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of the calendar that it is in the zone at that instant: `2026-11-30`. */
export function localDate(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** The same day so many months later, or the last day of a month that is too short for it. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const moved = new Date(lastDay);
  moved.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return moved.toISOString().slice(0, 10);
}

/** In the morning, when people are awake to hear of it. */
const hourOfCharge = 8;

/** The instant at which instalments of that day are charged: eight in the morning in the zone, summer or winter. */
export function startOfBusiness(date: string, zone: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const guess = Date.UTC(year, month - 1, day, hourOfCharge);
  return new Date(guess - offsetMs(guess, zone));
}

/** How far the clocks of the zone are ahead of UTC at that instant. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - at;
}
