import type { TerraformJson } from './overrides';

/** Addresses of the resources that Terraform refuses to destroy. */
export const protectedResources = (configuration: TerraformJson): string[] =>
  Object.entries(configuration.resource ?? {}).flatMap(([type, instances]) =>
    Object.entries(instances)
      .filter(([, { lifecycle }]) => lifecycle?.prevent_destroy)
      .map(([name]) => `${type}.${name}`),
  );

/** Addresses of parameter groups, which a destroy leaves in AWS while the protection is on. */
export const leftByDestroy = ({ resource }: TerraformJson): string[] =>
  Object.entries(resource?.['aws_db_parameter_group'] ?? {})
    .filter(([, { skip_destroy }]) => skip_destroy)
    .map(([name]) => `aws_db_parameter_group.${name}`);

/** Protection that AWS enforces itself, and that must be lifted there before anything can be deleted. */
const PROTECTION_IN_AWS: Readonly<Record<string, object>> = {
  // RDS refuses to delete an instance while it is on, and its parameter group stays for the backups.
  aws_db_instance: { deletion_protection: false },
  aws_db_parameter_group: { skip_destroy: false },
  // ECR deletes no repository with images in it; the provider does if its state says so.
  aws_ecr_repository: { force_delete: true },
  // Elastic Load Balancing refuses to delete a load balancer while it is on.
  aws_lb: { enable_deletion_protection: false },
  // S3 deletes no bucket with objects in it; the provider empties it first if its state says so.
  aws_s3_bucket: { force_destroy: true },
};

/** Lifts the protection, as an operator does by hand in the configuration before destroying on purpose. */
export function withoutProtection(override: object, addresses: readonly string[]): object {
  if (addresses.length === 0) return override;
  const resource: Record<string, Record<string, object>> = {};
  for (const address of addresses) {
    const [type = '', name = ''] = address.split('.');
    const unprotected = { ...PROTECTION_IN_AWS[type], lifecycle: { prevent_destroy: false } };
    resource[type] = { ...resource[type], [name]: unprotected };
  }
  return { ...override, resource };
}
