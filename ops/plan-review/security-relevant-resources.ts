/** Why changes of a type deserve a second look. */
interface Relevance {
  readonly why: string;
  /** Only an update or a replacement that changes one of these attributes does. @default every change */
  readonly attributes?: readonly string[];
}

const NETWORK = 'who may connect to what';
const RIGHTS = 'who may do what';
const EDGE = 'what the internet reaches, and how it is encrypted';
const ROUTES = 'which way traffic takes';

/** Types that decide who reaches, reads or may do something. */
const RELEVANT: Readonly<Record<string, Relevance>> = {
  aws_acm_certificate: { why: EDGE },
  aws_backup_vault_lock_configuration: { why: 'who may delete backups' },
  aws_cloudfront_distribution: { why: EDGE },
  aws_cloudwatch_log_subscription_filter: { why: 'who is sent the logs' },
  aws_db_instance: {
    why: 'how the database is reached and encrypted',
    attributes: [
      'ca_cert_identifier',
      'db_subnet_group_name',
      'iam_database_authentication_enabled',
      'kms_key_id',
      'publicly_accessible',
      'storage_encrypted',
      'vpc_security_group_ids',
    ],
  },
  aws_default_security_group: { why: NETWORK },
  aws_ecr_repository: { why: 'whether a tag can be overwritten', attributes: ['image_tag_mutability'] },
  aws_ecs_cluster: { why: 'who may type into containers', attributes: ['configuration'] },
  aws_ecs_service: {
    why: 'how tasks are reached, and whether somebody may type into them',
    attributes: ['enable_execute_command', 'network_configuration'],
  },
  aws_ecs_task_definition: {
    why: 'what a task may do',
    attributes: ['execution_role_arn', 'task_role_arn'],
  },
  aws_elasticache_replication_group: {
    why: 'how Redis is reached and encrypted',
    attributes: [
      'at_rest_encryption_enabled',
      'security_group_ids',
      'transit_encryption_enabled',
      'transit_encryption_mode',
      'user_group_ids',
    ],
  },
  aws_flow_log: { why: 'whether connections are recorded' },
  aws_iam_openid_connect_provider: { why: RIGHTS },
  aws_iam_role: { why: RIGHTS },
  aws_internet_gateway: { why: ROUTES },
  aws_kms_key: {
    why: 'who may decrypt',
    attributes: ['deletion_window_in_days', 'enable_key_rotation', 'is_enabled', 'policy'],
  },
  aws_lb: { why: EDGE, attributes: ['access_logs', 'internal', 'security_groups', 'subnets'] },
  aws_lb_listener: { why: EDGE },
  aws_lb_listener_rule: { why: 'which paths the internet reaches' },
  aws_route: { why: ROUTES },
  aws_route_table_association: { why: ROUTES },
  aws_s3_bucket_ownership_controls: { why: RIGHTS },
  aws_s3_bucket_public_access_block: { why: 'whether a bucket can be made public' },
  aws_s3_bucket_server_side_encryption_configuration: { why: 'how objects are encrypted' },
  aws_security_group: { why: NETWORK },
  aws_sns_topic_subscription: { why: 'the subscribers of alarms' },
  aws_subnet: { why: 'whether instances get public addresses', attributes: ['map_public_ip_on_launch'] },
  aws_vpc_endpoint: { why: RIGHTS, attributes: ['policy', 'security_group_ids'] },
  aws_vpc_security_group_egress_rule: { why: NETWORK },
  aws_vpc_security_group_ingress_rule: { why: NETWORK },
  aws_wafv2_web_acl: { why: 'which requests are let in' },
  aws_wafv2_web_acl_association: { why: 'which requests are let in' },
};

/** Every type of policy: `aws_s3_bucket_policy`, `aws_iam_role_policy_attachment`. */
const POLICY = /_policy(_attachment)?$/;

/** Policies that say how long something is kept or how much of it runs, not who may use it. */
const NO_ACCESS_POLICY = ['aws_appautoscaling_policy', 'aws_ecr_lifecycle_policy'];

/**
 * Why a change of a resource deserves a second look; undefined when it does not.
 * @param attributes names of what an update or a replacement changes; undefined for anything else
 */
export function securityRelevance(type: string, attributes?: readonly string[]): string | undefined {
  const relevance =
    RELEVANT[type] ?? (POLICY.test(type) && !NO_ACCESS_POLICY.includes(type) ? { why: RIGHTS } : undefined);
  if (!relevance) return undefined;
  const { why, attributes: relevant } = relevance as Relevance;
  const changesIt = !attributes || !relevant || attributes.some((name) => relevant.includes(name));
  return changesIt ? why : undefined;
}
