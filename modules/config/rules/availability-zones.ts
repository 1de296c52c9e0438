import { show } from '../../shared/problems';
import { availabilityZonesOf } from '../regions';
import type { Rule } from './rule';

/** Availability Zones exist in the region. */
export const availabilityZones: Rule = ({ region, network }) => {
  if (region === undefined) return [];
  const existing = availabilityZonesOf(region);
  return Object.entries(network?.availabilityZones ?? {})
    .filter(([zone, subnets]) => subnets !== undefined && !existing.includes(zone))
    .map(([zone]) => ({
      at: `network.availabilityZones.${zone}`,
      got: `${show(zone)}, which is no Availability Zone of ${region}`,
      allowed: existing.join(', '),
      fix: 'Correct the name of the zone, or the region.',
    }));
};

/** Two zones or more: the load balancer and the database's subnet group need them, and so does staying up. */
export const enoughAvailabilityZones: Rule = ({ network }) => {
  const zones = Object.keys(network?.availabilityZones ?? {});
  if (network?.availabilityZones === undefined || zones.length >= 2) return [];
  return [
    {
      at: 'network.availabilityZones',
      got: zones.length === 0 ? 'no Availability Zone' : `one Availability Zone, ${zones[0]}`,
      allowed: 'at least two Availability Zones',
      fix: 'Add a zone with its public and its private subnet.',
    },
  ];
};
