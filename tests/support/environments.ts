import type { Environment } from '../../modules/config/schema';
import { shipped } from './synthesize';
import { synthesizeEnvironment } from './synthesize-environment';
import type { TerraformConfiguration } from './terraform-configuration';

/** A stack that the policies are held against. */
export interface Subject {
  /** Environment that it is a form of: exceptions can be for one environment. */
  readonly environment: keyof typeof shipped;
  /** Whether it is one of the environments as they are. */
  readonly shipped: boolean;
  /** Which form, and which stack. */
  readonly name: string;
  readonly stack: TerraformConfiguration;
}

const { prod, staging } = shipped;
const reason = 'Switched on to hold the policies against what is off today';

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
    environment: {
      ...prod,
      network: { ...prod.network, interfaceEndpoints: { enabled: true } },
      services: {
        ...prod.services,
        ai: {
          ...prod.services.ai,
          publicRoutes: true,
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
      loadBalancer: { ...prod.loadBalancer, unmatchedRequests: 'rails' as const },
      firewall: { ...prod.firewall, allowList: true },
      budget: { ...prod.budget, anomalyDetection: { enabled: true, minimumUsd: 50 } },
      iam: { permissionsBoundary: 'bmo-learning-boundary' },
      allowedOrigins: ['https://learning.example.com'],
      vectorStore: { enabled: true, reason, infrequentAccessAfterDays: 30 } as const,
      backup: {
        ...prod.backup,
        copyTo: { vaultArn: 'arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning' },
      },
    },
  },
  {
    name: 'prod behind CloudFront',
    environment: { ...prod, cloudFront: { enabled: true, priceClass: 'PriceClass_100' } as const },
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

/** Every stack of every form, each synthesized once. */
export const subjects: readonly Subject[] = forms.flatMap(({ name, environment }) =>
  Object.entries(synthesizeEnvironment(environment)).map(([role, stack]) => ({
    environment: environment.name as Subject['environment'],
    shipped: environment === prod || environment === staging,
    name: `${name}, ${role}`,
    stack,
  })),
);
