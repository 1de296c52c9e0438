/**
 * Supported regions, with the letters of their Availability Zones. Before you add a region, check that it offers
 * every service and instance class that the platform uses.
 * @see AWS Regions and Availability Zones User Guide, "AWS Availability Zones"
 */
export const REGIONS = {
  'us-east-1': 'abcdef',
  'us-east-2': 'abc',
  'us-west-2': 'abcd',
} as const;

/** A supported region. */
export type Region = keyof typeof REGIONS;

/** Names of a region's Availability Zones, such as `us-east-2a`. */
export const availabilityZonesOf = (region: Region): readonly string[] =>
  [...REGIONS[region]].map((letter) => `${region}${letter}`);
