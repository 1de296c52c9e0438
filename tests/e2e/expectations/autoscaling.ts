import assert from 'node:assert/strict';
import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import type { ExpectedEnvironment } from './expected';
import { SERVICES } from './expected-application';
import { expectAttributes, expectEqual, only } from './lookups';

interface ScalableTarget {
  readonly ResourceId: string;
}

interface Policy {
  readonly ResourceId: string;
  readonly PolicyType: string;
  readonly TargetTrackingScalingPolicyConfiguration: {
    readonly TargetValue: number;
    readonly PredefinedMetricSpecification?: { readonly PredefinedMetricType: string };
    readonly CustomizedMetricSpecification?: {
      readonly MetricName?: string;
      readonly Metrics?: readonly {
        readonly Id: string;
        readonly Expression?: string;
        readonly MetricStat?: { readonly Metric: { readonly MetricName: string } };
      }[];
    };
    readonly ScaleOutCooldown: number;
    readonly ScaleInCooldown: number;
  };
}

/** Each service has its limits and its metrics, and loses tasks more slowly than it gets them. */
export async function expectAutoscaling(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { prefix, application } = expected;
  const targets = await findScalableTargets(aws);
  const { ScalingPolicies } = await askJson<{ ScalingPolicies: Policy[] }>(
    aws,
    'application-autoscaling',
    'DescribeScalingPolicies',
    { ServiceNamespace: 'ecs' },
  );
  for (const name of SERVICES) {
    const { tasks, held } = application.services[name];
    const resourceId = `service/${prefix}/${prefix}-${name}`;
    const target = only(
      `scalable target ${resourceId}`,
      targets.filter(({ ResourceId }) => ResourceId === resourceId),
    );
    expectAttributes(resourceId, target, { MinCapacity: tasks[0], MaxCapacity: tasks[1] });

    const configurations = ScalingPolicies.filter(({ ResourceId }) => ResourceId === resourceId).map(
      (policy) => policy.TargetTrackingScalingPolicyConfiguration,
    );
    const values = configurations.map((configuration) => [
      metricOf(configuration),
      configuration.TargetValue,
    ]);
    expectEqual(`metrics of ${name}`, Object.fromEntries(values.sort()), sorted(held));
    for (const { ScaleInCooldown, ScaleOutCooldown } of configurations) {
      assert.ok(ScaleInCooldown > ScaleOutCooldown, `${name} loses tasks as quickly as it gets them`);
    }
  }
  return SERVICES.map((name) => `${name} ${application.services[name].tasks.join(' to ')}`).join(', ');
}

/** What a policy follows: a metric of AWS, one of our own, or an expression with the names of its metrics. */
function metricOf({
  PredefinedMetricSpecification,
  CustomizedMetricSpecification,
}: Policy['TargetTrackingScalingPolicyConfiguration']): string {
  if (PredefinedMetricSpecification) return PredefinedMetricSpecification.PredefinedMetricType;
  const { MetricName, Metrics = [] } = CustomizedMetricSpecification ?? {};
  if (MetricName) return MetricName;
  return Metrics.reduce(
    (expression, { Id, MetricStat }) => expression.replace(Id, MetricStat?.Metric.MetricName ?? Id),
    Metrics.find(({ Expression }) => Expression)?.Expression ?? '',
  );
}

/** Every scalable ECS service of the account. */
export const findScalableTargets = async (aws: Aws): Promise<readonly ScalableTarget[]> =>
  (
    await askJson<{ ScalableTargets: ScalableTarget[] }>(
      aws,
      'application-autoscaling',
      'DescribeScalableTargets',
      { ServiceNamespace: 'ecs' },
    )
  ).ScalableTargets;

const sorted = (map: object) => Object.fromEntries(Object.entries(map).sort());
