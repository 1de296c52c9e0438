import type { PolicyException } from './exception';

const LOG_BUCKET = 'aws_s3_bucket.log-bucket';

/** Exceptions of every environment. */
export const everywhere: readonly PolicyException[] = [
  {
    rule: 'backup/continuous',
    addresses: ['aws_backup_plan.backup_plan'],
    reason:
      "AWS Backup would change the retention of RDS's own point-in-time recovery, and Terraform would reset it with " +
      'every apply. Buckets keep versions.',
  },
  {
    rule: 'backup/copies-elsewhere',
    addresses: ['aws_backup_plan.backup_plan'],
    reason:
      'A vault in another region or account is created by its owner; backup.copyTo names it when it exists.',
  },
  {
    rule: 'cloudwatch/year-of-logs',
    checkov: ['CKV_AWS_338'],
    addresses: ['aws_cloudwatch_log_group.*'],
    reason: 'Operational logs are needed for weeks; logs.retentionDays and network.flowLogs set the days.',
  },
  {
    rule: 'elasticache/authentication',
    checkov: ['CKV_AWS_31'],
    addresses: ['aws_elasticache_replication_group.redis'],
    reason:
      'Provider 5.100 would store the token in the state. `npx bmo redis-auth` sets it after the first deployment; until ' +
      'then only security groups restrict connections.',
  },
  {
    rule: 'iam/deliveries-from-this-account',
    addresses: ['aws_s3_bucket_policy.log-bucket_policy statement LoadBalancerAccessLogs'],
    reason: 'The condition on the ARN of the load balancer contains the account id.',
  },
  {
    rule: 'iam/own-policies',
    addresses: [
      'aws_iam_role_policy_attachment.backup_*-role_policy-*',
      'aws_iam_role_policy_attachment.database_monitoring_policy',
    ],
    reason:
      'AWS extends these managed policies when AWS Backup and Enhanced Monitoring need more actions; a copy would ' +
      'then fail. Only the AWS service can assume the roles.',
  },
  {
    rule: 's3/access-logging',
    checkov: ['CKV_AWS_18'],
    addresses: [LOG_BUCKET],
    reason: 'It holds the logs of the other buckets; logging to itself would grow without end.',
  },
  {
    rule: 's3/customer-key',
    checkov: ['CKV_AWS_145'],
    addresses: [LOG_BUCKET],
    reason: 'Load balancers and S3 deliver access logs only to buckets with SSE-S3.',
  },
  {
    rule: 's3/notifications',
    checkov: ['CKV2_AWS_62'],
    addresses: ['aws_s3_bucket.*'],
    reason: 'No service reads notifications of these buckets.',
  },
  {
    rule: 's3/replication',
    checkov: ['CKV_AWS_144'],
    addresses: ['aws_s3_bucket.*'],
    reason:
      'Versions and recovery points undo mistakes. A second region doubles the price of storage; backup.copyTo can ' +
      'copy recovery points to one.',
  },
  {
    rule: 'secretsmanager/rotation',
    checkov: ['CKV2_AWS_57'],
    addresses: [
      ...['anthropic-api-key', 'langchain-api-key', 'openai-api-key', 'slack-bot-token'],
      ...['twilio-account-sid', 'twilio-auth-token'],
    ].map((name) => `aws_secretsmanager_secret.secrets_${name}`),
    reason: 'Third parties issue these keys: a Lambda function cannot rotate them.',
  },
  {
    rule: 'secretsmanager/rotation',
    checkov: ['CKV2_AWS_57'],
    addresses: [
      ...['ai-service-api-key', 'secret-key-base'],
      ...['database-application-password', 'database-master-password', 'database-url'],
      ...['migration-database-url', 'redis-url'],
    ].map((name) => `aws_secretsmanager_secret.secrets_${name}`),
    reason:
      'Raising a number under secrets.versions generates a new value and redeploys the services that read it. A ' +
      'scheduled function would change it without redeploying them.',
  },
  {
    rule: 'vpc/attached-security-groups',
    checkov: ['CKV2_AWS_5'],
    addresses: ['ai', 'alb', 'rails', 'sidekiq'].map((role) => `aws_security_group.security-groups_${role}`),
    reason:
      'Used by the load balancer and the services in the application stack, which reads them as an output.',
  },
  {
    rule: 'vpc/endpoint-principals',
    addresses: [
      'aws_vpc_endpoint.gateway-endpoints_* statement *',
      'aws_vpc_endpoint.interface-endpoints_* statement OwnPrincipalsOnly',
    ],
    reason:
      'The policy is restricted to the account, or to the bucket of image layers; the IAM policy of each caller ' +
      'restricts the rest.',
  },
  {
    rule: 'vpc/no-plain-http',
    checkov: ['CKV_AWS_260'],
    addresses: ['aws_vpc_security_group_ingress_rule.security-groups_alb-from-internet-http'],
    reason: 'Port 80 of the load balancer answers with a redirect to HTTPS and nothing else.',
  },
];
