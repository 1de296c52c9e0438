import type { PolicyStatement } from '../../modules/shared/policy-document';
import { serviceOf } from './statements';

/**
 * The policies that hold the permissions of a role, and the services in each. The name of a part is in the name of its
 * policy and in its address: moving a service to another part replaces two policies in one apply.
 */
const SERVICES = {
  network: ['ec2'],
  services: [
    'acm',
    'application-autoscaling',
    'cloudfront',
    'ecr',
    'ecs',
    'elasticloadbalancing',
    'route53',
    'servicediscovery',
    'wafv2',
  ],
  data: ['backup', 'backup-storage', 'elasticache', 'elasticfilesystem', 'rds', 's3'],
  roles: ['iam', 'sts'],
  secrets: ['kms', 'secretsmanager'],
  operations: [
    'budgets',
    'ce',
    'chatbot',
    'cloudwatch',
    'events',
    'firehose',
    'lambda',
    'logs',
    'servicequotas',
    'sns',
    'synthetics',
    'tag',
  ],
} as const;

/** Statements by the part of the role's permissions that they belong to. */
export type Parts = Readonly<Record<string, readonly PolicyStatement[]>>;

/**
 * Statements by part: `network`, `services`, `data`, `roles`, `secrets`, `operations`.
 * @throws Error for a service that is in none of them
 */
export function partsOf(statements: readonly PolicyStatement[]): Parts {
  const parts: Record<string, PolicyStatement[]> = {};
  for (const statement of statements) {
    const part = partOf(serviceOf(statement.Action));
    parts[part] = [...(parts[part] ?? []), statement];
  }
  return parts;
}

function partOf(service: string): string {
  const found = Object.entries<readonly string[]>(SERVICES).find(([, services]) =>
    services.includes(service),
  );
  if (found) return found[0];
  throw new Error(
    `No policy takes the permissions on ${service}. Add it to a part in terraform-state-bootstrap/roles/policy-parts.ts.`,
  );
}
