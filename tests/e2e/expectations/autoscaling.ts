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
    readonly PredefinedMetricSpecification: { readonly PredefinedMetricType: string };
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
    const values = configurations.map(({ PredefinedMetricSpecification, TargetValue }) => [
      PredefinedMetricSpecification.PredefinedMetricType,
      TargetValue,
    ]);
    expectEqual(`metrics of ${name}`, Object.fromEntries(values.sort()), sorted(held));
    for (const { ScaleInCooldown, ScaleOutCooldown } of configurations) {
      assert.ok(ScaleInCooldown > ScaleOutCooldown, `${name} loses tasks as quickly as it gets them`);
    }
  }
  return SERVICES.map((name) => `${name} ${application.services[name].tasks.join(' to ')}`).join(', ');
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
