import fc from 'fast-check';
import { lengthOf, windowsOverlap } from '../../modules/config/windows';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

const two = (number: number) => String(number).padStart(2, '0');
const time = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const weekTime = (minute: number) =>
  `${DAYS[Math.floor(minute / MINUTES_PER_DAY)]}:${time(minute % MINUTES_PER_DAY)}`;

/** A window with all minutes of the week in which it is open. */
const dailyWindow = fc
  .tuple(fc.nat(MINUTES_PER_DAY - 1), fc.nat(MINUTES_PER_DAY - 1))
  .map(([start, length]) => ({
    text: `${time(start)}-${time((start + length) % MINUTES_PER_DAY)}`,
    length,
    open: new Set(DAYS.flatMap((_, day) => minutes(day * MINUTES_PER_DAY + start, length))),
  }));

const weeklyWindow = fc
  .tuple(fc.nat(MINUTES_PER_WEEK - 1), fc.nat(MINUTES_PER_WEEK - 1))
  .map(([start, length]) => ({
    text: `${weekTime(start)}-${weekTime((start + length) % MINUTES_PER_WEEK)}`,
    length,
    open: new Set(minutes(start, length)),
  }));

const minutes = (start: number, length: number) =>
  Array.from({ length }, (_, minute) => (start + minute) % MINUTES_PER_WEEK);

const anyWindow = fc.oneof(dailyWindow, weeklyWindow);

describe('Windows', () => {
  test('overlap if and only if they share a minute of the week', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, (one, other) => {
        const isShared = [...one.open].some((minute) => other.open.has(minute));
        expect(windowsOverlap(one.text, other.text)).toBe(isShared);
      }),
    );
  });

  test('overlap in either order', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, (one, other) => {
        expect(windowsOverlap(one.text, other.text)).toBe(windowsOverlap(other.text, one.text));
      }),
    );
  });

  test('are as long as the time between start and end', () => {
    fc.assert(fc.property(anyWindow, ({ text, length }) => expect(lengthOf(text)).toBe(length)));
  });

  test.each([
    ['23:30-00:30', 'tue:00:00-tue:01:00'],
    ['23:30-00:30', 'sun:23:00-mon:00:00'],
    ['sun:23:30-mon:00:30', 'mon:00:00-mon:01:00'],
    ['sun:23:30-mon:00:30', '00:00-00:10'],
  ])('%s overlaps %s across midnight or the end of the week', (one, other) => {
    expect(windowsOverlap(one, other)).toBe(true);
  });

  test('can follow each other without a gap', () => {
    expect(windowsOverlap('07:00-08:00', 'sun:08:00-sun:09:00')).toBe(false);
  });
});
