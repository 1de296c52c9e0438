import { z } from 'zod';
import { cidrBlock, formatted, reason } from '../shared/schema';

const availabilityZone = () =>
  formatted(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'an Availability Zone name such as us-east-2a').describe(
    'Name of an Availability Zone of the region.',
  );

const subnet = (tier: string) =>
  z.strictObject({
    name: z.string().min(1).max(255).describe(`Name tag of the ${tier} subnet.`),
    cidrBlock: cidrBlock().describe(`IPv4 CIDR block of the ${tier} subnet, inside the VPC's block.`),
  });

const zone = z
  .strictObject({
    publicSubnet: subnet('public').describe('Holds the load balancer and the NAT gateway.'),
    privateSubnet: subnet('private').describe('Holds the tasks, the database and Redis.'),
  })
  .describe('Subnets of the zone. Adding or removing a zone does not change the other zones.');

/** Settings of an existing or a managed VPC; part of the network's settings. */
export const vpcSettings = z.object({
  vpcName: z.string().min(1).max(255).describe('Name tag of the VPC.'),
  cidrBlock: cidrBlock().describe('IPv4 CIDR block of the VPC. Changing it replaces a managed VPC.'),
  availabilityZones: z
    .record(availabilityZone(), zone)
    .describe('One public and one private subnet per Availability Zone; at least two zones.'),
});

/** NAT gateways of the private subnets. */
export const natSettings = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('per-az') }),
    z.strictObject({
      mode: z.literal('single'),
      availabilityZone: availabilityZone(),
      reason: reason(),
    }),
    z.strictObject({ mode: z.literal('existing'), reason: reason() }),
  ])
  .describe(
    '`per-az`: one NAT gateway in every zone (about $33 a month each, plus $0.045 per GB). ' +
      '`single`: one NAT gateway for all zones; if its zone fails, no private subnet reaches the internet. ' +
      '`existing`: uses NAT gateways and route tables of another root; creates none.',
  );

export const interfaceEndpointSettings = z.strictObject({
  enabled: z
    .boolean()
    .describe(
      'Interface endpoints for ecr.api, ecr.dkr, logs, secretsmanager and ssmmessages: about $7.30 a month ' +
        'per endpoint and zone (five endpoints in three zones: $110), plus $0.01 per GB. ' +
        'Worth it if NAT data processing costs more, or if tasks must start without a NAT gateway.',
    ),
});

/** Destination and retention of the VPC flow logs. */
export const flowLogSettings = z.strictObject({
  destination: z
    .enum(['s3', 'cloud-watch-logs'])
    .describe(
      '`s3`: Parquet files in the log bucket, queried with Athena; the cheapest. `cloud-watch-logs`: ' +
        'searchable at once, more expensive per GB. Switching it replaces the flow log only.',
    ),
  retentionDays: z
    .int()
    .min(1)
    .max(3653)
    .describe('Days that records are kept. CloudWatch Logs accepts only a fixed set of values.'),
});

/** Settings of one environment's network. */
export const networkSettings = z.strictObject({
  source: z
    .enum(['existing', 'managed'])
    .describe(
      '`existing`: found by Name tags and compared with the CIDR blocks below; nothing in it is changed. ' +
        '`managed`: created here. Switching a live environment replaces its network; see docs/adr.',
    ),
  ...vpcSettings.shape,
  nat: natSettings,
  interfaceEndpoints: interfaceEndpointSettings.describe(
    'Interface endpoints: access to AWS services without a NAT gateway.',
  ),
  flowLogs: flowLogSettings.describe('Flow logs: records of the traffic in the VPC.'),
});

export type SubnetSettings = z.infer<ReturnType<typeof subnet>>;
export type VpcSettings = z.infer<typeof vpcSettings>;
export type NatSettings = z.infer<typeof natSettings>;
export type FlowLogSettings = z.infer<typeof flowLogSettings>;
export type NetworkSettings = z.infer<typeof networkSettings>;
