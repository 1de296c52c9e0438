import type { Environment } from '../../modules/config/schema';
import { shipped } from './synthesize';

const { prod, staging } = shipped;
const reason = 'Switched on to hold the policies against what is off today';
const cloudFront = { enabled: true, priceClass: 'PriceClass_100' } as const;

/** Production with everything on that it has off, but CloudFront. */
export const everySwitchOn: Environment = {
  ...prod,
  network: { ...prod.network, interfaceEndpoints: { enabled: true } },
  services: {
    ...prod.services,
    ai: {
      ...prod.services.ai,
      publicRoutes: true,
      workers: 1,
      tasks: { min: 1, max: 1 },
      deployment: { minimumHealthyPercent: 0, maximumPercent: 100 },
    },
    rails: {
      ...prod.services.rails,
      autoscaling: {
        ...prod.services.rails.autoscaling,
        schedules: { night: { schedule: 'cron(0 22 * * ? *)', timezone: 'UTC', min: 1, max: 4 } },
      },
    },
  },
  cluster: { ...prod.cluster, executeCommand: true },
  loadBalancer: { idleTimeoutSeconds: 310, unmatchedRequests: 'rails' as const },
  firewall: { ...prod.firewall, allowList: true },
  budget: { ...prod.budget, anomalyDetection: { enabled: true, minimumUsd: 50 } },
  iam: { permissionsBoundary: 'bmo-learning-boundary' },
  allowedOrigins: ['https://learning.example.com'],
  vectorStore: { enabled: true, reason, infrequentAccessAfterDays: 30 } as const,
  backup: {
    ...prod.backup,
    copyTo: { vaultArn: 'arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning' },
  },
};

/** The same behind CloudFront, with a cluster of its own. */
export const everySwitchOnBehindCloudFront: Environment = {
  ...everySwitchOn,
  cloudFront,
  cluster: {
    source: 'managed',
    name: prod.cluster.name,
    cpuArchitecture: 'ARM64',
    executeCommand: true,
    containerInsights: 'enabled',
  },
};

interface Form {
  readonly name: string;
  readonly environment: Environment;
}

/** What ships, and production with every switch on: policies hold for what is off today, too. */
export const forms: readonly Form[] = [
  { name: 'prod', environment: prod },
  { name: 'staging', environment: staging },
  {
    name: 'prod with every switch on',
    environment: everySwitchOn,
  },
  {
    name: 'prod behind CloudFront',
    environment: { ...prod, cloudFront },
  },
  {
    name: 'prod with a certificate of its own',
    environment: { ...prod, domain: { certificate: 'given' } as const },
  },
  {
    name: 'staging without a domain',
    environment: { ...staging, domain: { certificate: 'none', reason } as const },
  },
  {
    name: 'prod behind existing NAT gateways',
    environment: { ...prod, network: { ...prod.network, nat: { mode: 'existing', reason } as const } },
  },
];
