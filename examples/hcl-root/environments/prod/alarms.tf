# Alarms and their subscribers.

module "alarm_topics" {
  source = "../../modules/alarm-topics"

  name                     = local.name
  account_id               = local.account_id
  alarms_key_arn           = module.kms.key_arns["alarms"]
  critical_email_addresses = var.critical_email_addresses
  warning_email_addresses  = var.warning_email_addresses
  slack_workspace_id       = var.slack_workspace_id
  slack_channel_id         = var.slack_channel_id

  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }
}

module "alarms" {
  source = "../../modules/alarms"
  count  = var.enable_cloudwatch_alarms && local.deployed ? 1 : 0

  name       = local.name
  region     = var.aws_region
  topic_arns = module.alarm_topics.topic_arns

  database_instance_class        = var.db_instance_class
  database_allocated_storage_gib = var.db_allocated_storage
  redis_node_type                = var.redis_node_type
  db_instance_identifier         = module.rds.db_instance_identifier
  replication_group_id           = module.elasticache.replication_group_id
  backup_vault_name              = module.backup.vault_name
  nat_gateway_ids                = module.nat.gateway_ids

  load_balancer_arn_suffix  = module.alb.load_balancer_arn_suffix
  target_group_arn_suffixes = module.alb.target_group_arn_suffixes
  certificate_arn           = module.acm.certificate_arn
  web_acl_name              = module.waf.web_acl_name
  cluster_name              = module.ecs.cluster_name
  cluster_arn               = module.ecs.cluster_id
  service_names             = module.ecs_service[0].service_names
  service_arns              = module.ecs_service[0].service_arns

  tags = local.tags

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }
}

check "slack" {
  assert {
    condition     = var.slack_webhook_url == null || var.slack_webhook_url == ""
    error_message = "Nothing uses slack_webhook_url: SNS asks each HTTPS subscriber to confirm, which a Slack webhook never does, and its URL is a secret that Terraform would keep in the state. Authorize the workspace in Amazon Q Developer in chat applications, set slack_workspace_id and slack_channel_id, and remove slack_webhook_url."
  }
}
