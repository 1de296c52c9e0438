import type { PolicyException } from './exception';

const DISTRIBUTION = ['aws_cloudfront_distribution.cloudfront'];

/** Exceptions for the ingress. */
const ingress: readonly PolicyException[] = [
  {
    rule: 'cloudfront/access-logs',
    switchedOff: true,
    checkov: ['CKV_AWS_86'],
    addresses: DISTRIBUTION,
    reason:
      'Standard logging v2 records the requests. Checkov checks for the first version, which supports only buckets ' +
      'with ACLs.',
  },
  {
    rule: 'cloudfront/countries',
    switchedOff: true,
    checkov: ['CKV_AWS_374'],
    addresses: DISTRIBUTION,
    reason: 'Learners travel. Blocking countries is a business decision.',
  },
  {
    rule: 'cloudfront/default-page',
    switchedOff: true,
    checkov: ['CKV_AWS_305'],
    addresses: DISTRIBUTION,
    reason: 'Every path is an API: the load balancer answers the root path.',
  },
  {
    rule: 'cloudfront/hsts-for-subdomains',
    switchedOff: true,
    checkov: ['CKV_AWS_259'],
    addresses: ['aws_cloudfront_response_headers_policy.cloudfront_headers'],
    reason:
      'HSTS applies to the name of the platform. For all subdomains, or in the preload list of browsers, it cannot ' +
      'be revoked; that is for the owner of the domain to decide.',
  },
  {
    rule: 'cloudfront/second-origin',
    switchedOff: true,
    checkov: ['CKV_AWS_310'],
    addresses: DISTRIBUTION,
    reason: 'The load balancer is in several zones already; a second one would forward to the same tasks.',
  },
  {
    rule: 'cloudwatch/customer-key',
    switchedOff: true,
    checkov: ['CKV_AWS_158'],
    addresses: ['aws_cloudwatch_log_group.firewall_log'],
    reason:
      'The firewall of CloudFront logs in us-east-1, where the platform has no customer key. The log omits headers ' +
      'with credentials.',
  },
  {
    rule: 'elb/connection-logs',
    addresses: ['aws_lb.alb'],
    reason:
      'Connection logs help to debug failing TLS handshakes. The access logs record every request with its protocol ' +
      'and cipher.',
  },
  {
    rule: 'elb/encrypted-targets',
    checkov: ['CKV_AWS_378'],
    addresses: ['aws_lb_target_group.target-*'],
    reason:
      'The images support plain HTTP only. Traffic from the load balancer to the tasks stays inside the VPC, between ' +
      'two security groups.',
  },
  {
    rule: 'elb/nothing-by-default',
    switchedOff: true,
    addresses: ['aws_lb_listener.listeners_https'],
    reason: "With loadBalancer.unmatchedRequests 'rails', Rails answers requests that match no route.",
  },
];

/** Exceptions for the canary. */
const canary: readonly PolicyException[] = [
  {
    rule: 'iam/roles-for-this-account',
    environment: 'prod',
    addresses: ['aws_iam_role.canary_role statement AssumeForFunctions'],
    reason:
      'Lambda assumes the role of a function without naming a source. Whoever creates a function with it needs ' +
      'iam:PassRole in this account.',
  },
  {
    rule: 'iam/named-resources',
    environment: 'prod',
    checkov: ['CKV_AWS_290', 'CKV_AWS_355'],
    addresses: ['ListBuckets', 'PublishMetrics'].map(
      (sid) => `aws_iam_role_policy.canary_policy statement ${sid}`,
    ),
    reason:
      'Synthetics requires both, and IAM limits neither to a resource. Metrics are limited to the namespace of canaries, ' +
      'and the list holds names of buckets.',
  },
];

/** Exceptions for the services and their images. */
const services: readonly PolicyException[] = [
  {
    rule: 'autoscaling/two-tasks',
    switchedOff: true,
    addresses: ['aws_appautoscaling_target.ai_autoscaling'],
    reason: 'The vector store, if it is on, is one SQLite file that only one task may write.',
  },
  {
    rule: 'ecr/customer-key',
    addresses: ['aws_ecr_repository.images_*'],
    reason:
      'Images hold no secrets, and reading them takes IAM permissions anyway. A customer key that is disabled by ' +
      'mistake would prevent every task from starting.',
  },
  {
    rule: 'ecs/closed-containers',
    switchedOff: true,
    addresses: ['ai', 'rails', 'sidekiq'].map((name) => `aws_ecs_service.${name}_service`),
    reason: 'The setting cluster.executeCommand switches shells on; task roles allow them only then.',
  },
  {
    rule: 'ecs/no-capabilities',
    addresses: ['aws_ecs_task_definition.* container *'],
    reason: 'The containers run as user 1000, which has no Linux capabilities.',
  },
  {
    rule: 'ecs/read-only-root',
    checkov: ['CKV_AWS_336'],
    addresses: ['aws_ecs_task_definition.ai_task container ai'],
    reason:
      'Caches of uv and tiktoken are below /home and /tmp, and Fargate has no mount that user 1000 can write to.',
  },
  {
    rule: 'ecs/read-only-root',
    checkov: ['CKV_AWS_336'],
    addresses: ['rails', 'sidekiq', 'migration'].map(
      (name) => `aws_ecs_task_definition.${name}_task container ${name}`,
    ),
    reason:
      'Rails writes its log, tmp and db/schema.rb below /app, and Fargate has no writable mount for user 1000.',
  },
  {
    rule: 'ecs/read-only-root',
    checkov: ['CKV_AWS_336'],
    addresses: ['aws_ecs_task_definition.sidekiq_task container sidekiq-queue-metrics'],
    reason: 'Bundler of the same image may write Gemfile.lock and caches below /app and /home.',
  },
  {
    rule: 'iam/named-resources',
    checkov: ['CKV_AWS_287'],
    addresses: ['aws_iam_role_policy.*_execution-role_policy statement LogInToTheRegistry'],
    reason:
      'IAM supports ecr:GetAuthorizationToken on * only. The token gives access to nothing but the resources of the ' +
      'other statements.',
  },
  {
    rule: 'iam/named-resources',
    switchedOff: true,
    checkov: ['CKV_AWS_286', 'CKV_AWS_287', 'CKV_AWS_288', 'CKV_AWS_289', 'CKV_AWS_290', 'CKV_AWS_355'],
    addresses: ['aws_iam_role_policy.*_task-role_policy statement TalkToSessionManager'],
    reason: 'IAM supports the channels of ssmmessages on * only: they have no resource.',
  },
];

/** Exceptions of the application in every environment. */
export const application: readonly PolicyException[] = [...ingress, ...canary, ...services];
