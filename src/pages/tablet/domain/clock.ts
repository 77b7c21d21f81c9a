/** A wait as people read it on a clock: `4:07`, or `1:02:30` from an hour on. */
export function waitClock(sinceMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** How far away an instant is, in the largest unit that says it well. */
export function distance(
  toMs: number,
  nowMs: number,
): { readonly count: number; readonly unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.round((toMs - nowMs) / 60_000);
  if (Math.abs(minutes) < 60) return { count: minutes, unit: 'minute' };
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 24) return { count: hours, unit: 'hour' };
  return { count: Math.round(hours / 24), unit: 'day' };
}
