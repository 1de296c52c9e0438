import type { PolicyException } from './exception';

const DISTRIBUTION = ['aws_cloudfront_distribution.cloudfront'];

/** Exceptions for what stands before the services. */
const edge: readonly PolicyException[] = [
  {
    rule: 'cloudfront/access-logs',
    switchedOff: true,
    checkov: ['CKV_AWS_86'],
    addresses: DISTRIBUTION,
    reason:
      'Standard logging of the second version records its requests: the first one, which checkov looks for, ' +
      'takes only buckets with ACLs.',
  },
  {
    rule: 'cloudfront/countries',
    switchedOff: true,
    checkov: ['CKV_AWS_374'],
    addresses: DISTRIBUTION,
    reason: 'Learners travel. Where the platform may not be used is a decision of the business.',
  },
  {
    rule: 'cloudfront/default-page',
    switchedOff: true,
    checkov: ['CKV_AWS_305'],
    addresses: DISTRIBUTION,
    reason: 'Every path is an API: the load balancer says what the root answers.',
  },
  {
    rule: 'cloudfront/hsts-for-subdomains',
    switchedOff: true,
    checkov: ['CKV_AWS_259'],
    addresses: ['aws_cloudfront_response_headers_policy.cloudfront_headers'],
    reason:
      'The promise holds for the name of the platform. One on behalf of all subdomains, or in the list that ' +
      'browsers ship with, cannot be taken back and is for whoever owns the domain.',
  },
  {
    rule: 'cloudfront/second-origin',
    switchedOff: true,
    checkov: ['CKV_AWS_310'],
    addresses: DISTRIBUTION,
    reason: 'The load balancer stands in several zones already; a second one would lead to the same tasks.',
  },
  {
    rule: 'cloudwatch/customer-key',
    switchedOff: true,
    checkov: ['CKV_AWS_158'],
    addresses: ['aws_cloudwatch_log_group.firewall_log'],
    reason:
      'A firewall of CloudFront logs in us-east-1, where there is no key of ours; the headers that hold ' +
      'credentials are left out of the log.',
  },
  {
    rule: 'elb/connection-logs',
    addresses: ['aws_lb.alb'],
    reason:
      'They are for the hunt after failing handshakes. The access logs name every request with its protocol ' +
      'and cipher.',
  },
  {
    rule: 'elb/encrypted-targets',
    checkov: ['CKV_AWS_378'],
    addresses: ['aws_lb_target_group.target-*'],
    reason:
      'The images speak plain HTTP. The way from the load balancer to the tasks stays inside the VPC, ' +
      'between two security groups.',
  },
  {
    rule: 'elb/nothing-by-default',
    switchedOff: true,
    addresses: ['aws_lb_listener.listeners_https'],
    reason: "With loadBalancer.unmatchedRequests set to 'rails', Rails is what answers the rest.",
  },
];

/** Exceptions for the services and their images. */
const services: readonly PolicyException[] = [
  {
    rule: 'autoscaling/two-tasks',
    switchedOff: true,
    addresses: ['aws_appautoscaling_target.ai_autoscaling'],
    reason: 'The vector store, where it is on, is one SQLite file that only one task may write to.',
  },
  {
    rule: 'ecr/customer-key',
    addresses: ['aws_ecr_repository.images_*'],
    reason:
      'Images hold no secrets and are read with IAM permissions either way; a key of ours that is disabled ' +
      'by mistake would stop every task from starting.',
  },
  {
    rule: 'ecs/closed-containers',
    switchedOff: true,
    addresses: ['ai', 'rails', 'sidekiq'].map((name) => `aws_ecs_service.${name}_service`),
    reason:
      'The setting cluster.executeCommand is the switch for shells; roles let them in only where it is on.',
  },
  {
    rule: 'ecs/no-capabilities',
    addresses: ['aws_ecs_task_definition.* container *'],
    reason: 'The containers run as user 1000, to whom Linux gives none of them.',
  },
  {
    rule: 'ecs/read-only-root',
    checkov: ['CKV_AWS_336'],
    addresses: ['aws_ecs_task_definition.ai_task container ai'],
    reason:
      'Caches of uv and tiktoken are written below /home and /tmp, and Fargate has no writable mount for ' +
      'user 1000.',
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
    rule: 'iam/named-resources',
    checkov: ['CKV_AWS_287'],
    addresses: ['aws_iam_role_policy.*_execution-role_policy statement LogInToTheRegistry'],
    reason:
      'IAM knows ecr:GetAuthorizationToken on * only. The token opens what the other statements name, nothing else.',
  },
  {
    rule: 'iam/named-resources',
    switchedOff: true,
    checkov: ['CKV_AWS_286', 'CKV_AWS_287', 'CKV_AWS_288', 'CKV_AWS_289', 'CKV_AWS_290', 'CKV_AWS_355'],
    addresses: ['aws_iam_role_policy.*_task-role_policy statement TalkToSessionManager'],
    reason: 'IAM knows the channels of ssmmessages on * only: they are for no resource in particular.',
  },
];

/** Exceptions that the application makes in every environment, and the images that it runs. */
export const application: readonly PolicyException[] = [...edge, ...services];
