/** Resource types without an alarm. */
export interface Unwatched {
  readonly types: readonly string[];
  /** Reason, in sentences that a reviewer can agree or disagree with. */
  readonly reason: string;
}

const network: readonly Unwatched[] = [
  {
    types: [
      ...['aws_vpc', 'aws_subnet', 'aws_route', 'aws_route_table', 'aws_route_table_association'],
      ...['aws_vpc_endpoint_route_table_association', 'aws_default_security_group', 'aws_security_group'],
      ...['aws_vpc_security_group_egress_rule', 'aws_vpc_security_group_ingress_rule'],
    ],
    reason:
      'They define connections and fail only after a change: alarms on the services that lose a connection fire.',
  },
  {
    types: ['aws_eip', 'aws_internet_gateway'],
    reason:
      'AWS publishes no metrics for them. The NAT gateways and the load balancer that use them have alarms.',
  },
  {
    types: ['aws_vpc_endpoint'],
    reason: 'Tasks pull images and secrets through them: a task that cannot be started has a notice.',
  },
  {
    types: ['aws_route53_record'],
    reason: 'A wrong DNS record changes no metric of this account: only an external health check finds it.',
  },
];

const edge: readonly Unwatched[] = [
  {
    types: ['aws_lb_listener', 'aws_lb_listener_rule'],
    reason: 'The metrics of the load balancer count their responses and rejected connections.',
  },
  {
    types: ['aws_cloudfront_response_headers_policy', 'aws_cloudfront_vpc_origin'],
    reason:
      'The distribution counts the requests that fail because of them, and has an alarm on its error rate.',
  },
  {
    types: ['aws_wafv2_ip_set', 'aws_wafv2_web_acl_association', 'aws_wafv2_web_acl_logging_configuration'],
    reason: 'They are settings of the web ACL, which has an alarm on blocked requests.',
  },
];

const services: readonly Unwatched[] = [
  {
    types: [
      'aws_appautoscaling_policy',
      'aws_appautoscaling_scheduled_action',
      'aws_appautoscaling_target',
      'aws_ecs_task_definition',
    ],
    reason:
      'A service that is not scaled fires its CPU alarm; tasks that do not start, or stop again, have notices.',
  },
  {
    types: ['aws_service_discovery_private_dns_namespace', 'aws_service_discovery_service'],
    reason:
      'ECS registers the tasks. If the name does not resolve, Rails answers with errors, which have an alarm.',
  },
  {
    types: [
      ...['aws_ecr_repository', 'aws_ecr_lifecycle_policy'],
      ...[
        'aws_secretsmanager_secret',
        'aws_secretsmanager_secret_policy',
        'aws_secretsmanager_secret_version',
      ],
      ...['aws_efs_access_point', 'aws_efs_mount_target', 'aws_efs_backup_policy'],
    ],
    reason: 'A task without its image, secret or file system cannot be started, which has a notice.',
  },
  {
    types: ['aws_iam_policy', 'aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment'],
    reason:
      'A missing permission fails the service that needs it, which has alarms. Changes are in CloudTrail.',
  },
];

const data: readonly Unwatched[] = [
  {
    types: [
      ...['aws_db_parameter_group', 'aws_db_subnet_group'],
      ...['aws_elasticache_parameter_group', 'aws_elasticache_subnet_group'],
    ],
    reason: 'They are settings of database and Redis, which have alarms.',
  },
  {
    types: [
      ...['aws_backup_plan', 'aws_backup_selection', 'aws_backup_vault_policy'],
      ...['aws_backup_restore_testing_plan', 'aws_backup_restore_testing_selection'],
    ],
    reason: 'The vault counts their jobs: failed and missing backups and failed restores have alarms.',
  },
  {
    types: [
      ...['aws_s3_bucket', 'aws_s3_bucket_cors_configuration', 'aws_s3_bucket_lifecycle_configuration'],
      ...['aws_s3_bucket_logging', 'aws_s3_bucket_ownership_controls', 'aws_s3_bucket_policy'],
      ...['aws_s3_bucket_public_access_block', 'aws_s3_bucket_server_side_encryption_configuration'],
      'aws_s3_bucket_versioning',
      'aws_s3_object',
    ],
    reason:
      'A bucket has no capacity limit. Versions undo mistakes, and missing backups have an alarm; request ' +
      'metrics would be charged.',
  },
  {
    types: ['aws_kms_alias', 'aws_kms_key'],
    reason:
      'A disabled key fails the services that use it, which have alarms. Its recovery window is 30 days.',
  },
];

const messages: readonly Unwatched[] = [
  {
    types: [
      ...['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm', 'aws_backup_vault_notifications'],
      ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target', 'aws_budgets_budget'],
      ...['aws_sns_topic', 'aws_sns_topic_policy', 'aws_sns_topic_subscription'],
      ...['aws_chatbot_slack_channel_configuration', 'aws_ce_anomaly_monitor', 'aws_ce_anomaly_subscription'],
    ],
    reason: 'They are the alarms themselves: a notification of their failure would take the same path.',
  },
  {
    types: [
      ...['aws_cloudwatch_log_group', 'aws_cloudwatch_log_stream', 'aws_cloudwatch_log_resource_policy'],
      ...['aws_cloudwatch_log_delivery', 'aws_cloudwatch_log_delivery_destination'],
      ...[
        'aws_cloudwatch_log_delivery_source',
        'aws_cloudwatch_query_definition',
        'aws_cloudwatch_dashboard',
      ],
      'aws_flow_log',
    ],
    reason: 'They are read after an alarm; users are not affected when they are missing.',
  },
  {
    types: ['aws_kinesis_firehose_delivery_stream', 'aws_cloudwatch_log_subscription_filter'],
    reason:
      'The archive is a copy: events stay in CloudWatch Logs for weeks, and failed deliveries are in a ' +
      'separate log group.',
  },
];

/** All types without an alarm. A type that has an alarm, or is no longer used, fails the tests. */
export const unwatched: readonly Unwatched[] = [...network, ...edge, ...services, ...data, ...messages];
