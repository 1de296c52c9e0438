import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { assertSettings } from '../shared/validation';
import {
  type AutoscalingSettings,
  autoscalingSettings,
  type FargateServiceSettings,
  serviceSettings,
} from './service-settings';

/** Requests that the load balancer sends to each task. */
export interface RequestsPerTarget {
  /** Requests a minute for each task that autoscaling holds. Takes effect at once. */
  readonly value: number;
  /** End of the load balancer's ARN, `app/…`. */
  readonly loadBalancerArnSuffix: string;
  /** End of the target group's ARN, `targetgroup/…`. The load balancer must already forward to it. */
  readonly targetGroupArnSuffix: string;
}

export interface ServiceAutoscalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  /** Fewest and most tasks. Takes effect at once, unless schedules set other limits. */
  readonly tasks: FargateServiceSettings['tasks'];
  readonly autoscaling: AutoscalingSettings;
  /** @default requests are not counted */
  readonly requestsPerTarget?: RequestsPerTarget;
}

/** What is held near a value by adding and taking away tasks. */
interface Metric {
  readonly type: string;
  readonly target: number;
  readonly resourceLabel?: string;
}

/**
 * Adds tasks to a service as soon as one metric asks for it, and takes some away when none needs them, more
 * slowly: a task too many costs cents, a task too few costs requests.
 *
 * Schedules set the limits themselves, so with schedules Terraform sets `tasks` once and leaves them alone:
 * a deployment at noon would otherwise take the limits of the night back.
 *
 * @see Application Auto Scaling User Guide, "Target tracking scaling policies" and "Scheduled scaling"
 */
export class ServiceAutoscaling extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAutoscalingProps,
  ) {
    super(scope, id);
    const { tasks, autoscaling } = props;
    assertSettings(autoscalingSettings, autoscaling, this.node.path);
    assertSettings(serviceSettings.shape.sidekiq.shape.tasks, tasks, this.node.path);
    const schedules = Object.entries(autoscaling.schedules);
    const target = new AppautoscalingTarget(this, 'this', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${props.clusterName}/${props.serviceName}`,
      minCapacity: tasks.min,
      maxCapacity: tasks.max,
      ...(schedules.length > 0 && { lifecycle: { ignoreChanges: ['min_capacity', 'max_capacity'] } }),
    });
    this.hold(target, 'cpu', { type: 'ECSServiceAverageCPUUtilization', target: autoscaling.cpuPercent });
    this.hold(target, 'memory', {
      type: 'ECSServiceAverageMemoryUtilization',
      target: autoscaling.memoryPercent,
    });
    if (props.requestsPerTarget) this.hold(target, 'requests', requests(props.requestsPerTarget));
    for (const [name, { schedule, timezone, min, max }] of schedules) {
      new AppautoscalingScheduledAction(this, `schedule-${name}`, {
        ...scaled(target),
        name: `${props.serviceName}-${name}`,
        schedule,
        timezone,
        scalableTargetAction: { minCapacity: digits(min), maxCapacity: digits(max) },
      });
    }
  }

  private hold(target: AppautoscalingTarget, name: string, metric: Metric): void {
    const { serviceName, autoscaling } = this.props;
    new AppautoscalingPolicy(this, name, {
      ...scaled(target),
      name: `${serviceName}-${name}`,
      policyType: 'TargetTrackingScaling',
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: metric.type,
          resourceLabel: metric.resourceLabel,
        },
        targetValue: metric.target,
        scaleOutCooldown: autoscaling.scaleOutCooldownSeconds,
        scaleInCooldown: autoscaling.scaleInCooldownSeconds,
      },
    });
  }
}

const requests = ({ value, loadBalancerArnSuffix, targetGroupArnSuffix }: RequestsPerTarget): Metric => ({
  type: 'ALBRequestCountPerTarget',
  target: value,
  resourceLabel: `${loadBalancerArnSuffix}/${targetGroupArnSuffix}`,
});

/** What identifies the target, read from it: policies and schedules need it first. */
const scaled = ({ resourceId, scalableDimension, serviceNamespace }: AppautoscalingTarget) => ({
  resourceId,
  scalableDimension,
  serviceNamespace,
});
