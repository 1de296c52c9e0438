import { show } from '../../shared/problems';
import type { Rule } from './rule';

/** A single NAT gateway stands in one of the zones, because it needs that zone's public subnet. */
export const natZone: Rule = ({ network }) => {
  const nat = network?.nat;
  const zones = Object.keys(network?.availabilityZones ?? {});
  if (nat?.mode !== 'single' || nat.availabilityZone === undefined || zones.length === 0) return [];
  if (zones.includes(nat.availabilityZone)) return [];
  return [
    {
      at: 'network.nat.availabilityZone',
      got: `${show(nat.availabilityZone)}, which is none of network.availabilityZones`,
      allowed: zones.join(', '),
      fix: 'Choose one of these zones.',
    },
  ];
};

/** NAT gateways that somebody else runs exist only in a VPC that exists already. */
export const natSource: Rule = ({ network }) =>
  network?.nat?.mode === 'existing' && network.source === 'managed'
    ? [
        {
          at: 'network.nat.mode',
          got: "'existing' in a VPC that is created here",
          allowed: "'per-az' or 'single' when network.source is 'managed'",
          fix: "Choose one of these, or set network.source to 'existing'.",
        },
      ]
    : [];
