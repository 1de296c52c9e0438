const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = DAYS.length * MINUTES_PER_DAY;

/** One opening of a window, in minutes since Monday 00:00 UTC; it may end in the next week. */
export interface Occurrence {
  readonly start: number;
  readonly minutes: number;
}

/** Openings of a window in a week: seven for `03:00-04:00`, one for `sun:05:00-sun:06:00`. */
export function occurrences(window: string): readonly Occurrence[] {
  const [from, to] = window.split('-') as [string, string];
  if (from.length > '00:00'.length) {
    const start = minuteOfWeek(from);
    return [{ start, minutes: distance(start, minuteOfWeek(to), MINUTES_PER_WEEK) }];
  }
  const start = minuteOfDay(from);
  const minutes = distance(start, minuteOfDay(to), MINUTES_PER_DAY);
  return DAYS.map((_, day) => ({ start: day * MINUTES_PER_DAY + start, minutes }));
}

/** Length of a window in minutes; 0 if start and end are equal. */
export const lengthOf = (window: string): number => occurrences(window)[0]?.minutes ?? 0;

/** Whether two windows overlap. A window may start at the end of the other. */
export const windowsOverlap = (one: string, other: string): boolean =>
  occurrences(one).some((a) => occurrences(other).some((b) => startsDuring(a, b) || startsDuring(b, a)));

const startsDuring = (later: Occurrence, earlier: Occurrence): boolean =>
  later.minutes > 0 && distance(earlier.start, later.start, MINUTES_PER_WEEK) < earlier.minutes;

const distance = (from: number, to: number, period: number): number => (to - from + period) % period;

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

const minuteOfWeek = (time: string): number =>
  DAYS.indexOf(time.slice(0, 3)) * MINUTES_PER_DAY + minuteOfDay(time.slice(4));
