import type { PolicyException } from './exception';

const LOG_BUCKET = 'aws_s3_bucket.log-bucket';

/** Exceptions that hold in every environment. */
export const everywhere: readonly PolicyException[] = [
  {
    rule: 'backup/continuous',
    addresses: ['aws_backup_plan.backup_plan'],
    reason:
      "AWS Backup would take over the retention of RDS's own point-in-time recovery, and Terraform would " +
      'set it back with every apply; buckets keep their versions.',
  },
  {
    rule: 'backup/copies-elsewhere',
    addresses: ['aws_backup_plan.backup_plan'],
    reason:
      'A vault in another region or account belongs to who owns that place; backup.copyTo names it once it ' +
      'is there.',
  },
  {
    rule: 'cloudwatch/year-of-logs',
    checkov: ['CKV_AWS_338'],
    addresses: ['aws_cloudwatch_log_group.*'],
    reason:
      'Logs of operation are read for weeks; logs.retentionDays and network.flowLogs say how many days.',
  },
  {
    rule: 'elasticache/authentication',
    checkov: ['CKV_AWS_31'],
    addresses: ['aws_elasticache_replication_group.redis'],
    reason:
      "The operator's command sets AUTH: provider 5.100 would keep the token in the state. Until then, " +
      'security groups alone decide who connects.',
  },
  {
    rule: 'iam/deliveries-from-this-account',
    addresses: ['aws_s3_bucket_policy.log-bucket_policy statement LoadBalancerAccessLogs'],
    reason: 'The condition on the ARN of the load balancer holds the id of the account.',
  },
  {
    rule: 'iam/own-policies',
    addresses: [
      'aws_iam_role_policy_attachment.backup_*-role_policy-*',
      'aws_iam_role_policy_attachment.database_monitoring_policy',
    ],
    reason:
      'AWS extends these service roles when AWS Backup and Enhanced Monitoring need more; a copy would ' +
      'fail then. Only the service itself can assume them.',
  },
  {
    rule: 's3/access-logging',
    checkov: ['CKV_AWS_18'],
    addresses: [LOG_BUCKET],
    reason: 'It is what the others log to; logging to itself, it would grow by what it logs.',
  },
  {
    rule: 's3/customer-key',
    checkov: ['CKV_AWS_145'],
    addresses: [LOG_BUCKET],
    reason: 'Load balancers and S3 deliver their access logs to buckets with keys of S3 only.',
  },
  {
    rule: 's3/notifications',
    checkov: ['CKV2_AWS_62'],
    addresses: ['aws_s3_bucket.*'],
    reason: 'Nothing waits for changes of these buckets; a notification without a reader is noise.',
  },
  {
    rule: 's3/replication',
    checkov: ['CKV_AWS_144'],
    addresses: ['aws_s3_bucket.*'],
    reason:
      'Versions and recovery points undo mistakes. A second region doubles the price of storage; ' +
      'backup.copyTo takes recovery points there where that is worth it.',
  },
  {
    rule: 'secretsmanager/rotation',
    checkov: ['CKV2_AWS_57'],
    addresses: [
      ...['anthropic-api-key', 'langchain-api-key', 'openai-api-key', 'slack-bot-token'],
      ...['twilio-account-sid', 'twilio-auth-token'],
    ].map((name) => `aws_secretsmanager_secret.secrets_${name}`),
    reason: 'Third parties issue these keys: no function here can make them issue another one.',
  },
  {
    rule: 'secretsmanager/rotation',
    checkov: ['CKV2_AWS_57'],
    addresses: [
      ...['ai-service-api-key', 'secret-key-base'],
      ...['database-master-password', 'database-url', 'redis-url'],
    ].map((name) => `aws_secretsmanager_secret.secrets_${name}`),
    reason:
      'Raising a number under secrets.versions generates a new value and rolls it out with the services ' +
      'that read it; a function on a schedule would change it behind their back.',
  },
  {
    rule: 'vpc/attached-security-groups',
    checkov: ['CKV2_AWS_5'],
    addresses: ['ai', 'alb', 'rails', 'sidekiq'].map((role) => `aws_security_group.security-groups_${role}`),
    reason: 'For the load balancer and the services of the application stack, which gets them as an output.',
  },
  {
    rule: 'vpc/endpoint-principals',
    addresses: [
      'aws_vpc_endpoint.gateway-endpoints_* statement *',
      'aws_vpc_endpoint.interface-endpoints_* statement OwnPrincipalsOnly',
    ],
    reason:
      'A condition on the account, or the one bucket of image layers, bounds what everybody can reach; ' +
      "each caller's own policy says the rest.",
  },
  {
    rule: 'vpc/no-plain-http',
    checkov: ['CKV_AWS_260'],
    addresses: ['aws_vpc_security_group_ingress_rule.security-groups_alb-from-internet-http'],
    reason: 'Port 80 of the load balancer answers with a redirect to HTTPS and nothing else.',
  },
];
