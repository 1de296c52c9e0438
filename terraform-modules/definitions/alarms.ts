import { Construct } from 'constructs';
import { alarmSettings } from '../../modules/alarms/settings';
import { budgetSettings } from '../../modules/budgets/settings';
import { KNOWN_FAMILIES } from '../../modules/config/rules/database-connections';
import type { Environment } from '../../modules/config/schema';
import { logSettings } from '../../modules/ecs/settings';
import { redisSettings } from '../../modules/elasticache/settings';
import { zoneLetter, zonesByLetter } from '../../modules/network/zones';
import { INSTANCE_MEMORY_GIB } from '../../modules/rds/instance-classes';
import { databaseSettings } from '../../modules/rds/settings';
import { createApplicationAlarms, type WatchedApplication } from '../../stacks/application-alarms';
import { watchCost } from '../../stacks/application-cost';
import { createFoundationAlarms } from '../../stacks/foundation-alarms';
import { createAlarmTopics } from '../../stacks/foundation-topics';
import { FoundationVariables } from '../../stacks/foundation-variables';
import { accountIdInput, nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { webServices } from '../service-inputs';

const SERVICES = ['ai', 'rails', 'sidekiq'] as const;

/** Everything that tells somebody that something is wrong. */
export const alarms: ModuleDefinition = {
  name: 'alarms',
  summary:
    'Alarms of everything that runs and holds data, the two composite ones that page, topics, subscriptions and the budget.',
  fixed: {
    'redis.nodes': 'Decides how many alarms there are.',
    'network.nat': 'Decides how many NAT gateways there are to watch.',
    publicRoutes: 'Decides whether the load balancer forwards to the AI service.',
    'cloudFront.enabled': 'Decides whether the firewall is watched in us-east-1.',
    'tags.Environment': 'The budget counts what carries this value of the tag.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const usEast1 = module.usEast1();
    const name = nameInput(inputs, environment, 'slack');
    const callers = withSettings(inputs, relocated(renamed(environment, name), regionInput(inputs)));
    addRules(inputs);
    const topicArns = createAlarmTopics(module, callers, {
      accountId: accountIdInput(inputs),
      alarmsKeyArn: inputs.text('alarms_key_arn', 'KMS key of the topics; kms has it as an output.'),
      usEast1,
      variables: new FoundationVariables(module),
    });
    createFoundationAlarms(new Construct(module, 'data'), callers, {
      ...dataInputs(inputs, environment),
      topicArns,
    });
    const foundation = { alarmTopicArns: topicArns };
    const { alarmName } = createApplicationAlarms(new Construct(module, 'application'), callers, {
      ...applicationInputs(inputs, environment),
      foundation,
      usEast1,
    });
    watchCost(new Construct(module, 'cost'), callers, foundation, usEast1);
    module.output('topic_arns', 'Topics: one that pages, one to read, one in us-east-1.', topicArns);
    module.output('users_affected_alarm_name', 'Composite alarm that pages when users are.', alarmName);
  },
};

/** The environment with variables in place of what a caller decides. */
function withSettings(inputs: Inputs, environment: Environment): Environment {
  const { database, redis, logs, budget } = environment;
  return {
    ...environment,
    alarms: inputs.settings(alarmSettings, environment.alarms, { fixed: withoutAlarm(environment) }),
    budget: inputs.settings(budgetSettings, budget, { prefix: 'budget' }),
    database: {
      ...database,
      ...inputs.settings(
        databaseSettings.pick({ instanceClass: true, allocatedStorageGiB: true }),
        { instanceClass: database.instanceClass, allocatedStorageGiB: database.allocatedStorageGiB },
        { prefix: 'database' },
      ),
    },
    redis: {
      ...redis,
      nodeType: inputs.setting('redis_node_type', redisSettings.shape.nodeType, redis.nodeType),
    },
    logs: {
      ...logs,
      retentionDays: inputs.setting(
        'log_retention_days',
        logSettings.shape.retentionDays,
        logs.retentionDays,
      ),
    },
  };
}

/** Classes whose memory and connections are known; thresholds are a share of these. */
function addRules(inputs: Inputs): void {
  const classes = JSON.stringify([...INSTANCE_MEMORY_GIB.keys()]);
  inputs.rule('database_instance_class', {
    condition: `contains(${classes}, var.database_instance_class)`,
    errorMessage: `database_instance_class must be ${KNOWN_FAMILIES}, of a size that is known; got \${var.database_instance_class}.`,
  });
}

/** Thresholds of what an environment does not have. */
const withoutAlarm = ({ services, domain, network, redis, vectorStore }: Environment): readonly string[] => [
  // Of gp2 volumes only.
  'database.burstPercent',
  ...(services.ai.publicRoutes ? [] : ['loadBalancer.latencySeconds.ai']),
  ...(domain.certificate === 'none' ? ['certificate'] : []),
  ...(network.nat.mode === 'existing' ? ['nat'] : []),
  ...(redis.nodes > 1 ? [] : ['redis.replicationLagSeconds']),
  ...(vectorStore.enabled ? [] : ['vectorStore']),
];

/** What holds data. */
const dataInputs = (inputs: Inputs, environment: Environment) => ({
  dbInstanceIdentifier: inputs.text('db_instance_identifier', 'Database; rds has it as an output.'),
  replicationGroupId: inputs.text('replication_group_id', 'Redis; elasticache has it as an output.'),
  backupVaultName: inputs.text('backup_vault_name', 'Backup vault; backup has it as an output.'),
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
function applicationInputs(
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
    certificateArn: inputs.text('certificate_arn', 'Certificate of the load balancer.'),
  }),
  ...(cloudFront.enabled && {
    cloudFrontCertificateArn: inputs.text(
      'cloudfront_certificate_arn',
      'Certificate in us-east-1; cloudfront has it as an output.',
    ),
  }),
});
