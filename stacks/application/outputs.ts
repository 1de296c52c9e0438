import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { ServiceName } from '../../modules/ecs/service-settings';

/** Outputs for operators and for the deploy commands. */
export interface ApplicationOutputs {
  readonly publicUrl: string;
  readonly loadBalancerDnsName: string;
  readonly clusterName: string;
  readonly discoveryDomain: string;
  readonly serviceNames: Readonly<Record<ServiceName, string>>;
  /** What `aws ecs run-task` needs to migrate the database. */
  readonly migration: {
    readonly taskDefinitionArn: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupId: string;
  };
}

/** Declares the application's outputs. */
export function publishApplicationOutputs(stack: TerraformStack, values: ApplicationOutputs): void {
  const output = (name: string, value: unknown, description: string) =>
    new TerraformOutput(stack, name, { staticId: true, value, description });
  const { taskDefinitionArn, subnetIds, securityGroupId } = values.migration;
  output('public_url', values.publicUrl, 'Where people reach the platform');
  output('load_balancer_dns_name', values.loadBalancerDnsName, 'Name of the load balancer itself');
  output('cluster_name', values.clusterName, 'Cluster that the services run in');
  output(
    'discovery_domain',
    values.discoveryDomain,
    'Domain under which services find each other in the VPC',
  );
  output('service_names', values.serviceNames, 'Name of each service in the cluster');
  output(
    'migration_task',
    {
      task_definition_arn: taskDefinitionArn,
      subnet_ids: subnetIds,
      security_group_id: securityGroupId,
    },
    'What `aws ecs run-task` needs to migrate the database',
  );
}
