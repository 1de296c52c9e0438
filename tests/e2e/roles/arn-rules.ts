import { type ArnRule, each, regionalArn } from './arn-rule';
import { parameter } from './aws-call';
import { EC2_ARN_RULES } from './ec2-arn-rules';
import { ANY, NOT_KNOWN_BEFORE } from './resource-names';

/** An alias is changed on the key that it points to as well. */
const aliasAndKey: ArnRule = (call, history) => {
  const name = parameter(call, 'AliasName');
  const created = history.last(
    'CreateAlias',
    (earlier) => earlier.region === call.region && parameter(earlier, 'AliasName') === name,
  );
  const key = created && parameter(created, 'TargetKeyId');
  return key ? [regionalArn(call, 'kms', name ?? ''), regionalArn(call, 'kms', `key/${key}`)] : undefined;
};

/** The id of a scalable target is not its name, and known from the first answer on; its name stands for it. */
const scalableTarget: ArnRule = (call) => {
  const name = parameter(call, 'ResourceId')?.split('/').at(-1);
  return name ? [regionalArn(call, 'application-autoscaling', `scalable-target/of-${name}`)] : undefined;
};

const loadBalancer: ArnRule = (call) => [
  regionalArn(
    call,
    'elasticloadbalancing',
    `loadbalancer/app/${parameter(call, 'Name')}/${NOT_KNOWN_BEFORE}`,
  ),
];

/**
 * Logs asks about a group as `log-group:NAME:*`, except where it is tagged.
 * @see Amazon CloudWatch Logs User Guide, "CloudWatch Logs resources and operations"
 */
const logGroup: ArnRule = (call) => {
  const name = parameter(call, 'logGroupName');
  return name ? [regionalArn(call, 'logs', `log-group:${name}:log-stream:`)] : undefined;
};

/** A list of rules that AWS manages is a resource of its own. */
const withManagedRules: ArnRule = (call) => {
  const scope = parameter(call, 'Scope') === 'CLOUDFRONT' ? 'global' : 'regional';
  const acl = `${parameter(call, 'Name')}/${parameter(call, 'Id') ?? NOT_KNOWN_BEFORE}`;
  return [
    regionalArn(call, 'wafv2', `${scope}/webacl/${acl}`),
    regionalArn(call, 'wafv2', `${scope}/managedruleset/AWS/AWSManagedRulesCommonRuleSet`),
  ];
};

const hostedZone: ArnRule = (call) => [`arn:aws:route53:::hostedzone/${parameter(call, 'ResourceId')}`];

/** Names go with an id that the parameters have not. */
const restoreTestingPlan: ArnRule = (call) => {
  const name = parameter(call, 'RestoreTestingPlanName');
  return name ? [regionalArn(call, 'backup', `restore-testing-plan:${name}-of-the-plan`)] : undefined;
};

/** Rules of ours are on the default bus. */
const eventRule: ArnRule = (call) => {
  const name = parameter(call, 'Rule') ?? parameter(call, 'Name');
  return name ? [regionalArn(call, 'events', `rule/${name}`)] : undefined;
};

/** The operation is named, not the namespace that it works on. */
const anyNamespace: ArnRule = (call) => [regionalArn(call, 'servicediscovery', `namespace/${ANY}`)];

/** Subscriptions are evaluated on their topic, which their ARN begins with. */
const topicOfSubscription: ArnRule = (call) => {
  const subscription = parameter(call, 'SubscriptionArn');
  return subscription ? [subscription.split(':').slice(0, 6).join(':')] : undefined;
};

/** The parameter is called `Name`, the part of the ARN `CanaryName`. */
const canary: ArnRule = (call) => {
  const name = parameter(call, 'Name');
  return name ? [regionalArn(call, 'synthetics', `canary:${name}`)] : undefined;
};

const anyObject: ArnRule = (call) =>
  parameter(call, 'Key') ? undefined : [`arn:aws:s3:::${parameter(call, 'Bucket')}/${ANY}`];

/** Where the parameters and the reference alone do not lead to the resources, by IAM action. */
export const ARN_RULES: Readonly<Record<string, ArnRule>> = {
  ...EC2_ARN_RULES,
  ...each(aliasAndKey, 'kms:DeleteAlias'),
  ...each(
    scalableTarget,
    ...['DeleteScalingPolicy', 'DeregisterScalableTarget', 'PutScalingPolicy', 'RegisterScalableTarget'].map(
      (name) => `application-autoscaling:${name}`,
    ),
  ),
  ...each(loadBalancer, 'elasticloadbalancing:CreateLoadBalancer'),
  ...each(
    logGroup,
    ...[
      'AssociateKmsKey',
      'CreateLogGroup',
      'DeleteLogGroup',
      'DeleteRetentionPolicy',
      'DeleteSubscriptionFilter',
      'DescribeLogStreams',
      'DescribeSubscriptionFilters',
      'PutRetentionPolicy',
      'PutSubscriptionFilter',
    ].map((name) => `logs:${name}`),
  ),
  ...each(withManagedRules, 'wafv2:CreateWebACL', 'wafv2:UpdateWebACL'),
  ...each(hostedZone, 'route53:ChangeTagsForResource', 'route53:ListTagsForResource'),
  ...each(
    restoreTestingPlan,
    ...[
      'CreateRestoreTestingPlan',
      'CreateRestoreTestingSelection',
      'DeleteRestoreTestingPlan',
      'DeleteRestoreTestingSelection',
      'GetRestoreTestingPlan',
      'GetRestoreTestingSelection',
      'UpdateRestoreTestingPlan',
      'UpdateRestoreTestingSelection',
    ].map((name) => `backup:${name}`),
  ),
  ...each(
    eventRule,
    ...['DeleteRule', 'DescribeRule', 'ListTargetsByRule', 'PutRule', 'PutTargets', 'RemoveTargets'].map(
      (name) => `events:${name}`,
    ),
  ),
  ...each(anyNamespace, 'servicediscovery:GetOperation'),
  ...each(topicOfSubscription, 'sns:GetSubscriptionAttributes', 'sns:Unsubscribe'),
  ...each(
    canary,
    ...['DeleteCanary', 'GetCanary', 'StartCanary', 'StopCanary', 'UpdateCanary'].map(
      (name) => `synthetics:${name}`,
    ),
  ),
  ...each(anyObject, 's3:DeleteObject', 's3:DeleteObjectVersion'),
};
