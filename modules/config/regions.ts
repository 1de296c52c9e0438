/**
 * Regions that this platform supports, with the letters of their Availability Zones. The table is short on
 * purpose: a region is added here when somebody has checked that it offers every service and size the
 * platform uses.
 * @see AWS Regions and Availability Zones User Guide, "AWS Availability Zones"
 */
export const REGIONS = {
  'us-east-1': 'abcdef',
  'us-east-2': 'abc',
  'us-west-2': 'abcd',
} as const;

/** A region that this platform supports. */
export type Region = keyof typeof REGIONS;

/** Names of the Availability Zones of a region: `us-east-2a` and so on. */
export const availabilityZonesOf = (region: Region): readonly string[] =>
  [...REGIONS[region]].map((letter) => `${region}${letter}`);
