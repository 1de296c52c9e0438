import type { TerraformStack } from 'cdktf';
import type { CompositeAlarm } from '../../modules/alarms/composite-alarm';
import { loadBalancerMetrics, targetMetrics } from '../../modules/alb/alarms';
import { estimatedCharges } from '../../modules/budgets/billing-alarm';
import type { Environment } from '../../modules/config/schema';
import { Dashboard } from '../../modules/dashboards/dashboard';
import type { GraphWidget, Section } from '../../modules/dashboards/section';
import { ecsMetrics } from '../../modules/ecs/alarms';
import { queueMetrics } from '../../modules/ecs/queue-metrics';
import { SERVICE_NAMES, type ServiceName } from '../../modules/ecs/service-settings';
import { redisNodeMetrics, redisNodes } from '../../modules/elasticache/alarms';
import { databaseMetrics } from '../../modules/rds/alarms';
import { INSTANCE_MEMORY_GIB, usableConnections } from '../../modules/rds/instance-classes';
import { resourceName } from '../../modules/shared/naming';
import { canaryMetrics } from '../../modules/synthetics/alarms';
import { firewallMetrics } from '../../modules/waf/alarms';
import type { WatchedApplication } from './alarms';
import type { Service } from './service';

interface DashboardWiring extends WatchedApplication {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly accountId: string;
  readonly usersAffected: CompositeAlarm;
}

const PERCENT = { label: 'percent', min: 0, max: 100 };

/** Dashboard in the order of an incident: users, services, data stores, queues, cost. */
export function createDashboard(
  stack: TerraformStack,
  environment: Environment,
  wiring: DashboardWiring,
): void {
  new Dashboard(stack, 'dashboard', {
    dashboardName: resourceName(environment),
    region: environment.region,
    sections: [
      users(environment, wiring),
      services(environment, wiring),
      dataStores(environment),
      queues(environment, wiring),
      cost(environment),
    ],
  });
}

const graph = (
  title: string,
  measures: GraphWidget['measures'],
  more: Partial<GraphWidget> = {},
): GraphWidget => ({
  kind: 'graph',
  title,
  measures,
  ...more,
});

function users(environment: Environment, wiring: DashboardWiring): Section {
  const { alarms, region, cloudFront } = environment;
  const { ingress, usersAffected, accountId } = wiring;
  const { loadBalancerArnSuffix } = ingress.loadBalancer;
  const { targetGroupArnSuffix } = ingress.targets.rails.targetGroup;
  const balancer = loadBalancerMetrics({ loadBalancerArnSuffix });
  const rails = targetMetrics({ loadBalancerArnSuffix, targetGroupArnSuffix });
  const { errorPercent, latencySeconds, minimumRequests } = alarms.loadBalancer;
  const firewall = firewallMetrics({
    aclName: ingress.firewallName,
    ...(!cloudFront.enabled && { region }),
  });
  const alarmArn = (name: string) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
  return {
    title: 'Users',
    note: 'Requests, errors and latency of users. Alarms on these graphs page through a composite alarm.',
    widgets: [
      {
        kind: 'alarms',
        title: 'Composite alarms that page',
        alarmArns: [alarmArn(usersAffected.alarmName), alarmArn(resourceName(environment, 'data-at-risk'))],
      },
      graph('Requests', [balancer.requests]),
      graph('Errors', [balancer.errorPercent(minimumRequests)], {
        leftAxis: { label: 'percent', min: 0 },
        thresholds: [{ label: 'alarm', value: errorPercent, alarmsWhen: 'above' }],
      }),
      graph('Latency of Rails', [rails.latency], {
        leftAxis: { label: 'seconds', min: 0 },
        thresholds: [{ label: 'alarm', value: latencySeconds.rails, alarmsWhen: 'above' }],
      }),
      graph('Healthy and unhealthy targets of Rails', [rails.healthyHosts, rails.unhealthyHosts]),
      graph('Firewall', [firewall.allowedRequests, firewall.blockedRequests], {
        ...(cloudFront.enabled && { region: 'us-east-1' }),
      }),
      ...publicUrl(environment, wiring),
    ],
  };
}

/** What the canary sees. */
function publicUrl({ canary }: Environment, { canaryName }: DashboardWiring): readonly GraphWidget[] {
  if (!canary.enabled || canaryName === undefined) return [];
  const { success, duration } = canaryMetrics({ canaryName, everyMinutes: canary.everyMinutes });
  return [
    graph('Public URL, asked from outside', [success], { leftAxis: PERCENT }),
    graph('Public URL: duration of a run', [duration], { leftAxis: { label: 'milliseconds', min: 0 } }),
  ];
}

function services({ alarms }: Environment, wiring: DashboardWiring): Section {
  const of = (service: ServiceName) =>
    ecsMetrics({
      clusterName: wiring.cluster.clusterName,
      serviceName: wiring.services[service].serviceName,
    });
  const { cpuPercent, memoryPercent } = alarms.services;
  return {
    title: 'Services',
    widgets: SERVICE_NAMES.flatMap((service) => {
      const { cpu, memory, runningTasks, desiredTasks } = of(service);
      return [
        graph(`${service}: CPU`, [cpu], {
          leftAxis: PERCENT,
          thresholds: [{ label: 'alarm', value: cpuPercent, alarmsWhen: 'above' }],
        }),
        graph(`${service}: memory`, [memory], {
          leftAxis: PERCENT,
          thresholds: [{ label: 'alarm', value: memoryPercent, alarmsWhen: 'above' }],
        }),
        graph(`${service}: tasks`, [runningTasks, desiredTasks], { leftAxis: { min: 0 } }),
      ];
    }),
  };
}

function dataStores(environment: Environment): Section {
  const { alarms, database, redis } = environment;
  const postgres = databaseMetrics({ dbInstanceIdentifier: resourceName(environment, 'database') });
  const connections = usableConnections(INSTANCE_MEMORY_GIB.get(database.instanceClass) ?? 0);
  const nodes = redisNodes(redis.nodes).map((node) =>
    redisNodeMetrics(resourceName(environment, 'redis'), node),
  );
  return {
    title: 'Data stores',
    widgets: [
      graph('PostgreSQL: CPU', [postgres.cpu], {
        leftAxis: PERCENT,
        thresholds: [{ label: 'alarm', value: alarms.database.cpuPercent, alarmsWhen: 'above' }],
      }),
      graph('PostgreSQL: connections', [postgres.connections], {
        leftAxis: { min: 0 },
        thresholds: [{ label: 'maximum of the instance class', value: connections }],
      }),
      graph('PostgreSQL: free storage', [postgres.freeStorage], { leftAxis: { label: 'bytes', min: 0 } }),
      graph('PostgreSQL: latency', [postgres.readLatency, postgres.writeLatency], {
        leftAxis: { label: 'seconds', min: 0 },
      }),
      graph(
        'Redis: memory',
        nodes.map(({ memory }) => memory),
        {
          leftAxis: PERCENT,
          thresholds: [{ label: 'alarm', value: alarms.redis.memoryPercent, alarmsWhen: 'above' }],
        },
      ),
      graph(
        'Redis: CPU',
        nodes.map(({ engineCpu }) => engineCpu),
        { leftAxis: PERCENT },
      ),
    ],
  };
}

/** Sidekiq's queues, the store that they are in, and what failed. */
function queues(environment: Environment, { services: { sidekiq } }: DashboardWiring): Section {
  const nodes = redisNodes(environment.redis.nodes).map((node) =>
    redisNodeMetrics(resourceName(environment, 'redis'), node),
  );
  const { latency, waitingJobs, runningJobs, jobsPerTask } = queueMetrics(sidekiq.serviceName);
  return {
    title: 'Queues',
    note: 'A container beside Sidekiq measures the queues every minute.',
    widgets: [
      graph('Sidekiq: oldest waiting job', [latency], {
        leftAxis: { label: 'seconds', min: 0 },
        thresholds: [{ label: 'alarm', value: environment.alarms.queue.latencySeconds, alarmsWhen: 'above' }],
      }),
      graph('Sidekiq: jobs', [waitingJobs, runningJobs], { leftAxis: { min: 0 } }),
      graph('Sidekiq: jobs per task', [jobsPerTask], {
        leftAxis: { min: 0 },
        thresholds: [
          { label: 'target of autoscaling', value: environment.services.sidekiq.autoscaling.jobsPerTask },
        ],
      }),
      graph(
        'Redis: connections',
        nodes.map(({ connections }) => connections),
        { leftAxis: { min: 0 } },
      ),
      graph(
        'Redis: evicted keys (must be 0)',
        nodes.map(({ evictions }) => evictions),
      ),
      {
        kind: 'logs',
        title: 'Failed jobs, newest first',
        logGroupNames: [sidekiq.logGroupName],
        query: 'fields @timestamp, @message | filter @message like /fail/ | sort @timestamp desc | limit 20',
      },
    ],
  };
}

const cost = ({ budget }: Environment): Section => ({
  title: 'Cost',
  note: `The whole account this month. This environment is expected to cost ${budget.monthlyUsd} USD.`,
  widgets: [
    graph('Estimated charges', [estimatedCharges], {
      region: 'us-east-1',
      start: '-P30D',
      leftAxis: { label: 'USD', min: 0 },
      ...(budget.billingAlarm.enabled && {
        thresholds: [
          { label: 'alarm', value: budget.billingAlarm.thresholdUsd, alarmsWhen: 'above' as const },
        ],
      }),
    }),
  ],
});
