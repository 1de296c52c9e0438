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
  .describe('Its subnets. Adding or removing a zone leaves the other zones as they are.');

/** What the VPC looks like, wherever it comes from; the part of the network's settings that a VPC needs. */
export const vpcSettings = z.object({
  vpcName: z.string().min(1).max(255).describe('Name tag of the VPC.'),
  cidrBlock: cidrBlock().describe('IPv4 CIDR block of the VPC. Changing it replaces a managed VPC.'),
  availabilityZones: z
    .record(availabilityZone(), zone)
    .describe('One public and one private subnet per Availability Zone; at least two zones.'),
});

/** How private subnets reach the internet. */
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
      '`single`: one for all; its zone failing cuts every private subnet off the internet. ' +
      "`existing`: somebody else's NAT gateways and route tables serve the subnets; none are created.",
  );

export const interfaceEndpointSettings = z.strictObject({
  enabled: z
    .boolean()
    .describe(
      'Interface endpoints for ecr.api, ecr.dkr, logs, secretsmanager and ssmmessages: about $7.30 a month ' +
        'per endpoint and zone (five endpoints in three zones: $110), plus $0.01 per GB. ' +
        'Worth it when NAT data processing costs more, or when tasks must start without a NAT gateway.',
    ),
});

/** Where VPC flow logs go and how long they are kept. */
export const flowLogSettings = z.strictObject({
  destination: z
    .enum(['s3', 'cloud-watch-logs'])
    .describe(
      '`s3`: Parquet in the logs bucket, queried with Athena, cheapest. ' +
        '`cloud-watch-logs`: searchable at once, dearer per GB. Switching recreates the flow log only.',
    ),
  retentionDays: z
    .int()
    .min(1)
    .max(3653)
    .describe('Days that records are kept. CloudWatch Logs takes only its fixed set of values.'),
});

/** Settings of one environment's network. */
export const networkSettings = z.strictObject({
  source: z
    .enum(['existing', 'managed'])
    .describe(
      '`existing`: found by Name tags and checked against the blocks below, nothing in it is changed. ' +
        '`managed`: created here. Switching a live environment replaces its network; see docs/adr.',
    ),
  ...vpcSettings.shape,
  nat: natSettings,
  interfaceEndpoints: interfaceEndpointSettings.describe('Ways to AWS services that need no NAT gateway.'),
  flowLogs: flowLogSettings.describe('Records of the traffic in the VPC.'),
});

export type SubnetSettings = z.infer<ReturnType<typeof subnet>>;
export type VpcSettings = z.infer<typeof vpcSettings>;
export type NatSettings = z.infer<typeof natSettings>;
export type FlowLogSettings = z.infer<typeof flowLogSettings>;
export type NetworkSettings = z.infer<typeof networkSettings>;
