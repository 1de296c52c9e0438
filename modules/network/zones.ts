import type { VpcSettings } from './settings';

/** One value per Availability Zone, by the zone's letter (`a` for us-east-2a): the key in addresses. */
export type ByZone<T = string> = Readonly<Record<string, T>>;

/** Letter of an Availability Zone: `c` for `us-east-2c`. */
export const zoneLetter = (availabilityZone: string): string => availabilityZone.slice(-1);

/** The configured Availability Zones by letter, each with its full name and its two subnets. */
export const zonesByLetter = (availabilityZones: VpcSettings['availabilityZones']) =>
  Object.fromEntries(
    Object.entries(availabilityZones).map(([name, subnets]) => [zoneLetter(name), { name, ...subnets }]),
  );

/** Builds one value per zone, keeping the letters as keys. */
export const mapZones = <T, U>(zones: ByZone<T>, build: (value: T, letter: string) => U): ByZone<U> =>
  Object.fromEntries(Object.entries(zones).map(([letter, value]) => [letter, build(value, letter)]));

/** The value of one zone. Throws if there is none: a bug of the caller. */
export const inZone = <T>(zones: ByZone<T>, letter: string): T => {
  const value = zones[letter];
  if (value === undefined) {
    throw new Error(`No value for zone "${letter}"; there are values for: ${Object.keys(zones).join(', ')}.`);
  }
  return value;
};
