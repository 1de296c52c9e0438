import { shipped, synthesizeEnvironment } from '../support/synthesize';
import type { TerraformConfiguration } from '../support/terraform-configuration';

/** A stack that the policies are held against. */
export interface Subject {
  /** Environment that it is a form of: exceptions can be for one environment. */
  readonly environment: keyof typeof shipped;
  /** Which form, and which stack. */
  readonly name: string;
  readonly stack: TerraformConfiguration;
}

const { prod, staging } = shipped;
const reason = 'Switched on to hold the policies against what is off today';

/** What ships, and production with every switch on: policies hold for what is off today, too. */
const forms = [
  { name: 'prod', environment: prod },
  { name: 'staging', environment: staging },
  {
    name: 'prod with every switch on',
    environment: {
      ...prod,
      network: { ...prod.network, interfaceEndpoints: { enabled: true } },
      services: {
        ...prod.services,
        ai: { ...prod.services.ai, publicRoutes: true, tasks: { min: 1, max: 1 } },
      },
      storage: { ...prod.storage, corsOrigins: ['https://learning.example.com'] },
      vectorStore: { enabled: true, reason, infrequentAccessAfterDays: 30 } as const,
      backup: {
        ...prod.backup,
        copyTo: { vaultArn: 'arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning' },
      },
    },
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
    name: `${name}, ${role}`,
    stack,
  })),
);
