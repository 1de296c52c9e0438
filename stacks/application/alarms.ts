import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { certificateAlarms } from '../../modules/acm/alarms';
import type { AlarmDefinition } from '../../modules/alarms/alarm-definition';
import { CompositeAlarm } from '../../modules/alarms/composite-alarm';
import { EventNotices } from '../../modules/alarms/event-notices';
import { MetricAlarms } from '../../modules/alarms/metric-alarms';
import { loadBalancerAlarms, targetAlarms } from '../../modules/alb/alarms';
import type { LoadBalancer } from '../../modules/alb/load-balancer';
import type { TargetGroup } from '../../modules/alb/target-group';
import { distributionAlarms } from '../../modules/cloudfront/alarms';
import type { Environment } from '../../modules/config/schema';
import { ecsAlarms, ecsEvents } from '../../modules/ecs/alarms';
import { queueAlarms } from '../../modules/ecs/queue-metrics';
import { SERVICE_NAMES, type ServiceName } from '../../modules/ecs/service-settings';
import { resourceName } from '../../modules/shared/naming';
import { canaryAlarms } from '../../modules/synthetics/alarms';
import { firewallAlarms } from '../../modules/waf/alarms';
import type { FoundationOutputs } from '../contract';
import type { Ingress } from './ingress';
import type { Cluster, Service } from './service';

interface WatchedIngress
  extends Pick<Ingress, 'certificateArn' | 'cloudFrontCertificateArn' | 'distributionId' | 'firewallName'> {
  readonly loadBalancer: Pick<LoadBalancer, 'loadBalancerArnSuffix'>;
  readonly targets: { readonly rails: WatchedTarget; readonly ai?: WatchedTarget };
}

interface WatchedTarget {
  readonly targetGroup: Pick<TargetGroup, 'targetGroupArnSuffix'>;
}

/** Resources that the alarms watch. */
export interface WatchedApplication {
  readonly ingress: WatchedIngress;
  readonly cluster: Cluster;
  readonly services: Readonly<Record<ServiceName, Pick<Service, 'serviceName' | 'serviceArn'>>>;
  readonly foundation: Pick<FoundationOutputs, 'alarmTopicArns'>;
  readonly usEast1: TerraformProvider;
  /** @default the canary is off */
  readonly canaryName?: string;
}

/** Alarms on services and ingress, and the composite alarm that pages when users are affected. */
export function createApplicationAlarms(
  scope: Construct,
  environment: Environment,
  watched: WatchedApplication,
): CompositeAlarm {
  const { foundation, cluster, services } = watched;
  const { critical, warning } = foundation.alarmTopicArns;
  const namePrefix = resourceName(environment);
  const alarms = new MetricAlarms(scope, 'alarm', {
    namePrefix,
    definitions: [
      ...serviceDefinitions(environment, watched),
      ...ingressDefinitions(environment, watched),
      ...canaryDefinitions(environment, watched),
    ],
    topicArn: warning,
  });
  if (environment.cloudFront.enabled) createUsEast1Alarms(scope, environment, watched);
  new EventNotices(scope, 'notice', {
    namePrefix,
    definitions: ecsEvents({
      clusterArn: cluster.clusterArn,
      services: SERVICE_NAMES.map((name) => services[name]),
    }),
    topicArn: warning,
  });
  return new CompositeAlarm(scope, 'users-affected', {
    alarmName: resourceName(environment, 'users-affected'),
    meaning: 'Users get errors, slow responses or no response.',
    runbook: 'users-affected',
    alarms: alarms.userAlarms,
    topicArn: critical,
  });
}

/**
 * Alarms on CloudFront, whose metrics are in us-east-1, and a composite alarm of their own: neither watches anything in
 * another region, and none notifies a topic there.
 */
function createUsEast1Alarms(scope: Construct, environment: Environment, watched: WatchedApplication): void {
  const { usEast1: provider, foundation } = watched;
  const { usEast1: warning, criticalUsEast1: critical } = foundation.alarmTopicArns;
  if (!warning || !critical)
    throw new Error('CloudFront needs topics in us-east-1; stacks/contract.ts has them.');
  const alarms = new MetricAlarms(scope, 'alarm-us-east-1', {
    namePrefix: resourceName(environment),
    definitions: cloudFrontDefinitions(environment, watched),
    topicArn: warning,
    provider,
  });
  new CompositeAlarm(scope, 'users-affected-us-east-1', {
    alarmName: resourceName(environment, 'users-affected-us-east-1'),
    meaning: 'Users get errors from CloudFront.',
    runbook: 'users-affected',
    alarms: alarms.userAlarms,
    topicArn: critical,
    provider,
  });
}

const serviceDefinitions = (
  { alarms }: Environment,
  { cluster, services }: WatchedApplication,
): readonly AlarmDefinition[] => [
  ...SERVICE_NAMES.flatMap((service) =>
    ecsAlarms(
      { service, clusterName: cluster.clusterName, serviceName: services[service].serviceName },
      alarms.services,
    ),
  ),
  ...queueAlarms(services.sidekiq.serviceName, alarms.queue),
];

function ingressDefinitions(
  { alarms, cloudFront, region }: Environment,
  { ingress }: WatchedApplication,
): readonly AlarmDefinition[] {
  const { loadBalancerArnSuffix } = ingress.loadBalancer;
  const { certificateArn } = ingress;
  return [
    ...loadBalancerAlarms({ loadBalancerArnSuffix }, alarms.loadBalancer),
    ...(['rails', 'ai'] as const).flatMap((service) => {
      const target = ingress.targets[service];
      if (!target) return [];
      const { targetGroupArnSuffix } = target.targetGroup;
      return targetAlarms({ service, loadBalancerArnSuffix, targetGroupArnSuffix }, alarms.loadBalancer);
    }),
    ...(certificateArn ? certificateAlarms({ certificateArn, usedBy: 'alb' }, alarms.certificate) : []),
    ...(cloudFront.enabled ? [] : firewallAlarms({ aclName: ingress.firewallName, region }, alarms.firewall)),
  ];
}

const canaryDefinitions = (
  { canary }: Environment,
  { canaryName }: WatchedApplication,
): readonly AlarmDefinition[] =>
  canary.enabled && canaryName !== undefined
    ? canaryAlarms({ canaryName, everyMinutes: canary.everyMinutes })
    : [];

function cloudFrontDefinitions(
  { alarms }: Environment,
  { ingress }: WatchedApplication,
): readonly AlarmDefinition[] {
  const { cloudFrontCertificateArn: certificateArn, distributionId } = ingress;
  return [
    ...(distributionId ? distributionAlarms({ distributionId }, alarms.loadBalancer) : []),
    ...(certificateArn
      ? certificateAlarms({ certificateArn, usedBy: 'cloudfront' }, alarms.certificate)
      : []),
    ...firewallAlarms({ aclName: ingress.firewallName }, alarms.firewall),
  ];
}
