import type { Environment } from '../modules/config/schema';
import { SERVICE_NAMES, type ServiceName } from '../modules/ecs/service-settings';
import { zoneLetter, zonesByLetter } from '../modules/network/zones';
import type { WatchedApplication } from '../stacks/application/alarms';
import type { Inputs } from './inputs';
import { outputOf } from './module-output';
import { webServices } from './service-inputs';

/** Data stores, backups and NAT gateways. */
export const dataInputs = (inputs: Inputs, environment: Environment) => ({
  dbInstanceIdentifier: inputs.text('db_instance_identifier', 'Identifier of the database instance.', {
    from: outputOf('rds', 'db_instance_identifier'),
  }),
  replicationGroupId: inputs.text('replication_group_id', 'Id of the Redis replication group.', {
    from: outputOf('elasticache', 'replication_group_id'),
  }),
  backupVaultName: inputs.text('backup_vault_name', 'Name of the backup vault.', {
    from: outputOf('backup', 'vault_name'),
  }),
  natGatewayIds: inputs.byKey(
    'nat_gateway_ids',
    zonesWithGateway(environment),
    'Id of each NAT gateway, by the letter of its zone.',
    { from: outputOf('nat', 'gateway_ids') },
  ),
  ...(environment.vectorStore.enabled && {
    fileSystemId: inputs.text('vector_store_file_system_id', 'EFS file system of the vector store.'),
  }),
});

function zonesWithGateway({ network: { nat, availabilityZones } }: Environment): readonly string[] {
  if (nat.mode === 'existing') return [];
  return nat.mode === 'single'
    ? [zoneLetter(nat.availabilityZone)]
    : Object.keys(zonesByLetter(availabilityZones));
}

/** Load balancer, firewall, certificates and services. */
export function applicationInputs(
  inputs: Inputs,
  environment: Environment,
): Pick<WatchedApplication, 'ingress' | 'cluster' | 'services'> {
  const web = webServices(environment);
  const suffixes = inputs.byKey('target_group_arn_suffixes', web, 'ARN suffix of each target group.', {
    from: outputOf('alb', 'target_group_arn_suffixes'),
  });
  const target = (service: 'ai' | 'rails') => ({ targetGroup: { targetGroupArnSuffix: suffixes[service] } });
  const names = inputs.byKey('service_names', SERVICE_NAMES, 'Name of each service.', {
    from: outputOf('ecs-service', 'service_names'),
  });
  const arns = inputs.byKey('service_arns', SERVICE_NAMES, 'ARN of each service.', {
    from: outputOf('ecs-service', 'service_arns'),
  });
  const service = (name: ServiceName) => ({ serviceName: names[name], serviceArn: arns[name] });
  return {
    ingress: {
      loadBalancer: {
        loadBalancerArnSuffix: inputs.text('load_balancer_arn_suffix', 'ARN suffix of the load balancer.', {
          from: outputOf('alb', 'load_balancer_arn_suffix'),
        }),
      },
      targets: { rails: target('rails'), ...(web.includes('ai') && { ai: target('ai') }) },
      firewallName: inputs.text('web_acl_name', 'Name of the web ACL.', {
        from: outputOf(environment.cloudFront.enabled ? 'cloudfront' : 'waf', 'web_acl_name'),
      }),
      ...edgeInputs(inputs, environment),
    },
    cluster: {
      clusterName: inputs.text('cluster_name', 'Name of the ECS cluster of the services.'),
      clusterArn: inputs.text('cluster_arn', 'ARN of the cluster.'),
    },
    services: { ai: service('ai'), rails: service('rails'), sidekiq: service('sidekiq') },
  };
}

const edgeInputs = (inputs: Inputs, { domain, cloudFront }: Environment) => ({
  ...(domain.certificate !== 'none' && {
    certificateArn: inputs.text('certificate_arn', 'ARN of the certificate of the load balancer.', {
      from: outputOf('acm', 'certificate_arn'),
    }),
  }),
  ...(cloudFront.enabled && {
    distributionId: inputs.text('cloudfront_distribution_id', 'Id of the CloudFront distribution.', {
      from: outputOf('cloudfront', 'distribution_id'),
    }),
    cloudFrontCertificateArn: inputs.text(
      'cloudfront_certificate_arn',
      'ARN of the certificate of CloudFront, in us-east-1.',
      {
        from: outputOf('cloudfront', 'certificate_arn'),
      },
    ),
  }),
});
