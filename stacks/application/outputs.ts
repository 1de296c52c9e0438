import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { ServiceName } from '../../modules/ecs/service-settings';

/** Outputs for operators and for the deploy commands. */
export interface ApplicationOutputs {
  readonly publicUrl: string;
  readonly loadBalancerDnsName: string;
  readonly clusterName: string;
  readonly discoveryDomain: string;
  readonly serviceNames: Readonly<Record<ServiceName, string>>;
  /** Arguments of `aws ecs run-task` to migrate the database. */
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
  output('public_url', values.publicUrl, 'Public URL of the platform');
  output('load_balancer_dns_name', values.loadBalancerDnsName, 'DNS name of the load balancer');
  output('cluster_name', values.clusterName, 'Name of the ECS cluster');
  output('discovery_domain', values.discoveryDomain, 'Private DNS domain of the services in the VPC');
  output('service_names', values.serviceNames, 'Name of each ECS service');
  output(
    'migration_task',
    {
      task_definition_arn: taskDefinitionArn,
      subnet_ids: subnetIds,
      security_group_id: securityGroupId,
    },
    'Task definition, subnets and security group for `aws ecs run-task` to migrate the database',
  );
}
