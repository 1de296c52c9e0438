# Roles and services. There are no services until both images have a tag.

module "iam" {
  source = "../../modules/iam"

  name                  = local.name
  region                = var.aws_region
  account_id            = local.account_id
  repository_arns       = module.ecr.repository_arns
  secret_arns           = module.secrets.secret_arns
  documents_bucket_name = module.s3.documents_bucket_name
  key_arns              = module.kms.key_arns

  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

# Current versions of the secrets that an operator writes: a new value makes a new task definition and a deployment.
data "aws_secretsmanager_secret_versions" "written" {
  for_each = local.deployed ? {
    ANTHROPIC_API_KEY = module.secrets.secret_arns["ANTHROPIC_API_KEY"]
    OPENAI_API_KEY    = module.secrets.secret_arns["OPENAI_API_KEY"]
    REDIS_URL         = module.elasticache.redis_url_secret_arn
  } : {}

  secret_id = each.value
}

module "ecs_service" {
  source = "../../modules/ecs-service"
  count  = local.deployed ? 1 : 0

  name                  = local.name
  region                = var.aws_region
  ai_service_cpu        = var.ai_service_cpu
  ai_service_memory_mib = var.ai_service_memory
  rails_api_cpu         = var.rails_api_cpu
  rails_api_memory_mib  = var.rails_api_memory
  ai_service_image_tag  = var.ai_service_image_tag
  rails_api_image_tag   = var.rails_api_image_tag
  repository_urls       = module.ecr.repository_urls

  cluster_name       = module.ecs.cluster_name
  cluster_arn        = module.ecs.cluster_id
  vpc_id             = module.vpc.vpc_id
  subnet_ids         = module.vpc.private_subnet_ids
  security_group_ids = module.security_groups.security_group_ids

  public_url                = module.acm.public_url
  allowed_origins           = var.allowed_origins
  load_balancer_arn_suffix  = module.alb.load_balancer_arn_suffix
  target_group_arns         = module.alb.target_group_arns
  target_group_arn_suffixes = module.alb.target_group_arn_suffixes

  execution_role_arns = module.iam.execution_role_arns
  task_role_arns      = module.iam.task_role_arns
  secret_arns         = module.secrets.secret_arns
  secret_version_ids = merge(module.secrets.secret_version_ids, {
    DATABASE_URL           = module.rds.database_url_version_id
    MIGRATION_DATABASE_URL = module.rds.migration_database_url_version_id
  })
  current_secret_version_ids = {
    for variable, secret in data.aws_secretsmanager_secret_versions.written :
    variable => one([for it in secret.versions : it.version_id if contains(it.version_stages, "AWSCURRENT")])
  }

  database_address      = module.rds.address
  documents_bucket_name = module.s3.documents_bucket_name
  backups_bucket_name   = module.s3.backups_bucket_name
  logs_key_arn          = module.kms.key_arns["logs"]
  tags                  = local.tags

  # Tasks pull their images through the NAT gateways.
  depends_on = [module.nat]
}
