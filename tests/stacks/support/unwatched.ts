/** Types of resources that nothing rings for. */
export interface Unwatched {
  readonly types: readonly string[];
  /** Why not, in sentences that a reviewer can agree or disagree with. */
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
      'They say who reaches whom, and fail only with a change: the services that no longer get through ring.',
  },
  {
    types: ['aws_eip', 'aws_internet_gateway'],
    reason: 'AWS publishes no metric of them. The NAT gateways and the load balancer that use them ring.',
  },
  {
    types: ['aws_vpc_endpoint'],
    reason: 'Through them tasks get images and secrets: a task that could not be started rings.',
  },
  {
    types: ['aws_route53_record'],
    reason: 'A name that leads elsewhere changes no metric of this account: it takes a probe from outside.',
  },
];

const edge: readonly Unwatched[] = [
  {
    types: ['aws_lb_listener', 'aws_lb_listener_rule'],
    reason: 'The metrics of the load balancer count what they answer and whom they refuse.',
  },
  {
    types: [
      'aws_cloudfront_distribution',
      'aws_cloudfront_response_headers_policy',
      'aws_cloudfront_vpc_origin',
    ],
    reason: 'Behind CloudFront the load balancer rings. Whoever switches it on can let its error rate, too.',
  },
  {
    types: ['aws_wafv2_ip_set', 'aws_wafv2_web_acl_association', 'aws_wafv2_web_acl_logging_configuration'],
    reason: 'They are settings of the web ACL, which rings when it blocks more than usual.',
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
      'A service that is not scaled rings with its CPU; tasks that do not start, or do not stay, ring as well.',
  },
  {
    types: ['aws_service_discovery_private_dns_namespace', 'aws_service_discovery_service'],
    reason: 'ECS registers the tasks. When the name leads nowhere, Rails answers with errors, which ring.',
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
    reason: 'A task that gets no image, secret or file system could not be started, which rings.',
  },
  {
    types: ['aws_iam_policy', 'aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment'],
    reason: 'A missing permission fails whatever needs it, and that rings. A changed one is in CloudTrail.',
  },
];

const data: readonly Unwatched[] = [
  {
    types: [
      ...['aws_db_parameter_group', 'aws_db_subnet_group'],
      ...['aws_elasticache_parameter_group', 'aws_elasticache_subnet_group'],
    ],
    reason: 'They are settings of database and Redis, which ring.',
  },
  {
    types: [
      ...['aws_backup_plan', 'aws_backup_selection', 'aws_backup_vault_policy'],
      ...['aws_backup_restore_testing_plan', 'aws_backup_restore_testing_selection'],
    ],
    reason:
      'Their jobs are counted by the vault: backups that fail or are missing ring, and restores that fail.',
  },
  {
    types: [
      ...['aws_s3_bucket', 'aws_s3_bucket_cors_configuration', 'aws_s3_bucket_lifecycle_configuration'],
      ...['aws_s3_bucket_logging', 'aws_s3_bucket_ownership_controls', 'aws_s3_bucket_policy'],
      ...['aws_s3_bucket_public_access_block', 'aws_s3_bucket_server_side_encryption_configuration'],
      'aws_s3_bucket_versioning',
    ],
    reason:
      'A bucket has no load or size that could run out. Versions undo mistakes, and a backup that is missing ' +
      'rings; metrics of its requests would be charged.',
  },
  {
    types: ['aws_kms_alias', 'aws_kms_key'],
    reason: 'A key that is disabled fails whatever it encrypts, and that rings. Deleting one takes 30 days.',
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
    reason: 'They are what rings: word of their own failure would have to come the same way.',
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
    reason: 'They are read after something rang; users notice nothing when they are missing.',
  },
  {
    types: ['aws_kinesis_firehose_delivery_stream', 'aws_cloudwatch_log_subscription_filter'],
    reason:
      'The archive is a copy: events stay in CloudWatch Logs for weeks, and what could not be ' +
      'delivered is in a log of its own.',
  },
];

/** Every type without an alarm. One that has got one, or that nobody uses any more, fails the tests. */
export const unwatched: readonly Unwatched[] = [...network, ...edge, ...services, ...data, ...messages];
