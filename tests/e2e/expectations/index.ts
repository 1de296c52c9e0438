/** An Availability Zone's subnets and the zone of the NAT gateway they leave through. */
interface ExpectedZone {
  readonly publicSubnet: string;
  readonly privateSubnet: string;
  readonly exit: string;
}

/** What an environment's stacks must bring about, written down once more, apart from its configuration. */
export interface ExpectedEnvironment {
  /** Prefix of the Name tags. */
  readonly prefix: string;
  readonly vpc: { readonly name: string; readonly cidrBlock: string; readonly createdByUs: boolean };
  /** By Availability Zone. */
  readonly zones: Readonly<Record<string, ExpectedZone>>;
  readonly flowLogDestination: 's3' | 'cloud-watch-logs';
  readonly securityGroups: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

const securityGroups = ['alb', 'ai', 'rails', 'sidekiq', 'database', 'redis'];

/** By environment. */
export const expectations: Readonly<Record<string, ExpectedEnvironment>> = {
  prod: {
    prefix: 'bmo-learning-prod',
    vpc: { name: 'bmo-learning-prod-vpc', cidrBlock: '10.0.0.0/16', createdByUs: false },
    zones: {
      'us-east-2a': {
        publicSubnet: 'bmo-learning-prod-public-1',
        privateSubnet: 'bmo-learning-prod-private-1',
        exit: 'us-east-2a',
      },
      'us-east-2b': {
        publicSubnet: 'bmo-learning-prod-public-2',
        privateSubnet: 'bmo-learning-prod-private-2',
        exit: 'us-east-2b',
      },
      'us-east-2c': {
        publicSubnet: 'bmo-learning-prod-public-3',
        privateSubnet: 'bmo-learning-prod-private-3',
        exit: 'us-east-2c',
      },
    },
    flowLogDestination: 's3',
    securityGroups,
    tags: { Project: 'BMO-Learning', Environment: 'prod', ManagedBy: 'Terraform' },
  },

  staging: {
    prefix: 'bmo-learning-staging',
    vpc: { name: 'bmo-learning-staging-vpc', cidrBlock: '10.1.0.0/16', createdByUs: true },
    zones: {
      'us-east-2a': {
        publicSubnet: 'bmo-learning-staging-public-1',
        privateSubnet: 'bmo-learning-staging-private-1',
        exit: 'us-east-2a',
      },
      'us-east-2b': {
        publicSubnet: 'bmo-learning-staging-public-2',
        privateSubnet: 'bmo-learning-staging-private-2',
        exit: 'us-east-2a',
      },
      'us-east-2c': {
        publicSubnet: 'bmo-learning-staging-public-3',
        privateSubnet: 'bmo-learning-staging-private-3',
        exit: 'us-east-2a',
      },
    },
    flowLogDestination: 'cloud-watch-logs',
    securityGroups,
    tags: { Project: 'BMO-Learning', Environment: 'staging', ManagedBy: 'Terraform' },
  },
};
