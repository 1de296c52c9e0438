import type { Environment } from '../modules/config/schema';
import { zoneLetter, zonesByLetter } from '../modules/network/zones';
import type { WatchedApplication } from '../stacks/application-alarms';
import type { Inputs } from './inputs';
import { SERVICES, webServices } from './service-inputs';

/** What holds data. */
export const dataInputs = (inputs: Inputs, environment: Environment) => ({
  dbInstanceIdentifier: inputs.text('db_instance_identifier', 'Database; rds has it as an output.'),
  replicationGroupId: inputs.text('replication_group_id', 'Redis; elasticache has it as an output.'),
  backupVaultName: inputs.text('backup_vault_name', 'Backup vault; backup has it as vault_name.'),
  natGatewayIds: inputs.byKey(
    'nat_gateway_ids',
    zonesWithGateway(environment),
    'Each NAT gateway, by the letter of the zone that it stands in; nat has them as gateway_ids.',
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

/** What answers users. */
export function applicationInputs(
  inputs: Inputs,
  environment: Environment,
): Pick<WatchedApplication, 'edge' | 'cluster' | 'services'> {
  const web = webServices(environment);
  const suffixes = inputs.byKey(
    'target_group_arn_suffixes',
    web,
    'End of the ARN of each target group; alb has them as an output.',
  );
  const target = (service: 'ai' | 'rails') => ({ targetGroup: { targetGroupArnSuffix: suffixes[service] } });
  const names = inputs.byKey(
    'service_names',
    SERVICES,
    'Name of each service; ecs-service has them as an output.',
  );
  const arns = inputs.byKey(
    'service_arns',
    SERVICES,
    'ARN of each service; ecs-service has them as an output.',
  );
  const service = (name: (typeof SERVICES)[number]) => ({ serviceName: names[name], serviceArn: arns[name] });
  return {
    edge: {
      loadBalancer: {
        loadBalancerArnSuffix: inputs.text(
          'load_balancer_arn_suffix',
          'End of the ARN of the load balancer; alb has it as an output.',
        ),
      },
      targets: { rails: target('rails'), ...(web.includes('ai') && { ai: target('ai') }) },
      entrance: {
        firewallName: inputs.text('web_acl_name', 'Web ACL; waf or cloudfront has it as an output.'),
      },
      domain: certificateInputs(inputs, environment),
    },
    cluster: {
      clusterName: inputs.text('cluster_name', 'Cluster that the services run in.'),
      clusterArn: inputs.text('cluster_arn', 'ARN of the cluster.'),
    },
    services: { ai: service('ai'), rails: service('rails'), sidekiq: service('sidekiq') },
  };
}

const certificateInputs = (inputs: Inputs, { domain, cloudFront }: Environment) => ({
  ...(domain.certificate !== 'none' && {
    certificateArn: inputs.text(
      'certificate_arn',
      'Certificate of the load balancer; acm has it as an output.',
    ),
  }),
  ...(cloudFront.enabled && {
    cloudFrontCertificateArn: inputs.text(
      'cloudfront_certificate_arn',
      'Certificate in us-east-1; cloudfront has it as certificate_arn.',
    ),
  }),
});
