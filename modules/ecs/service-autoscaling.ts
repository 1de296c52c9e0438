import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
} from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { isMath, type Measure, type Metric } from '../shared/metric';
import { assertSettings } from '../shared/validation';
import {
  type AutoscalingSettings,
  autoscalingSettings,
  baseServiceSettings,
  type FargateServiceSettings,
} from './service-settings';

/** Requests that the load balancer sends to each task. */
export interface RequestsPerTarget {
  /** Target of autoscaling: requests per task and minute. Takes effect at once. */
  readonly value: number;
  /** Suffix of the load balancer's ARN, `app/…`. */
  readonly loadBalancerArnSuffix: string;
  /** Suffix of the target group's ARN, `targetgroup/…`. The load balancer must already forward to it. */
  readonly targetGroupArnSuffix: string;
}

/** Jobs that each task works on. */
export interface JobsPerTask {
  /** Target of autoscaling. Takes effect at once. */
  readonly value: number;
  readonly measure: Measure;
}

export interface ServiceAutoscalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  /** Minimum and maximum number of tasks. Takes effect at once, unless schedules set other limits. */
  readonly tasks: FargateServiceSettings['tasks'];
  readonly autoscaling: AutoscalingSettings;
  /** @default no scaling on requests */
  readonly requestsPerTarget?: RequestsPerTarget;
  /** @default no scaling on jobs */
  readonly jobsPerTask?: JobsPerTask;
}

/**
 * Adds tasks to a service as soon as one metric exceeds its target, and removes tasks more slowly, when all
 * metrics allow it: a surplus task costs cents, a missing one costs requests.
 *
 * Memory is no target. Ruby and Python keep the memory that they once used, so that it does not fall when tasks are
 * added, and no other metric could remove them again.
 *
 * Schedules change the limits. With schedules, Terraform therefore sets `tasks` only at creation; otherwise a
 * deployment would reset the limits of the current schedule.
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
    assertSettings(baseServiceSettings.shape.tasks, tasks, this.node.path);
    const schedules = Object.entries(autoscaling.schedules);
    const target = new AppautoscalingTarget(this, 'this', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${props.clusterName}/${props.serviceName}`,
      minCapacity: tasks.min,
      maxCapacity: tasks.max,
      ...(schedules.length > 0 && { lifecycle: { ignoreChanges: ['min_capacity', 'max_capacity'] } }),
    });
    this.hold(target, 'cpu', autoscaling.cpuPercent, {
      predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    });
    if (props.requestsPerTarget) {
      this.hold(target, 'requests', props.requestsPerTarget.value, requests(props.requestsPerTarget));
    }
    if (props.jobsPerTask) {
      this.hold(target, 'jobs', props.jobsPerTask.value, customized(props.jobsPerTask.measure));
    }
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

  private hold(target: AppautoscalingTarget, name: string, targetValue: number, metric: TrackedMetric): void {
    const { serviceName, autoscaling } = this.props;
    new AppautoscalingPolicy(this, name, {
      ...scaled(target),
      name: `${serviceName}-${name}`,
      policyType: 'TargetTrackingScaling',
      targetTrackingScalingPolicyConfiguration: {
        ...metric,
        targetValue,
        scaleOutCooldown: autoscaling.scaleOutCooldownSeconds,
        scaleInCooldown: autoscaling.scaleInCooldownSeconds,
      },
    });
  }
}

type TrackedMetric = Pick<
  AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
  'predefinedMetricSpecification' | 'customizedMetricSpecification'
>;

const requests = ({ loadBalancerArnSuffix, targetGroupArnSuffix }: RequestsPerTarget): TrackedMetric => ({
  predefinedMetricSpecification: {
    predefinedMetricType: 'ALBRequestCountPerTarget',
    resourceLabel: `${loadBalancerArnSuffix}/${targetGroupArnSuffix}`,
  },
});

/** A metric that AWS does not predefine, or an expression over several. */
function customized(measure: Measure): TrackedMetric {
  if (!isMath(measure)) {
    return { customizedMetricSpecification: { ...identified(measure), statistic: measure.statistic } };
  }
  const { metrics, expression, label } = measure;
  return {
    customizedMetricSpecification: {
      metrics: [
        ...Object.entries(metrics).map(([id, metric]) => ({
          id,
          metricStat: { metric: identified(metric), stat: metric.statistic },
          returnData: false,
        })),
        { id: 'result', label, expression, returnData: true },
      ],
    },
  };
}

const identified = ({ namespace, name, dimensions }: Metric) => ({
  namespace,
  metricName: name,
  dimensions: Object.entries(dimensions).map(([key, value]) => ({ name: key, value })),
});

/** Identifiers of the target, read from it so that policies and schedules are created after it. */
const scaled = ({ resourceId, scalableDimension, serviceNamespace }: AppautoscalingTarget) => ({
  resourceId,
  scalableDimension,
  serviceNamespace,
});
