# Data stores: keys, buckets, secrets, database, Redis, images and backups.

module "kms" {
  source = "../../modules/kms"

  name       = local.name
  region     = var.aws_region
  account_id = local.account_id
  tags       = local.tags
}

module "s3" {
  source = "../../modules/s3"

  name            = local.name
  region          = var.aws_region
  account_id      = local.account_id
  key_arn         = module.kms.key_arns["storage"]
  allowed_origins = var.allowed_origins
  tags            = local.tags
}

module "secrets" {
  source = "../../modules/secrets"

  path       = "${local.project}/${var.environment}"
  account_id = local.account_id
  key_arn    = module.kms.key_arns["secrets"]
  tags       = local.tags
}

module "rds" {
  source = "../../modules/rds"

  name                  = local.name
  region                = var.aws_region
  account_id            = local.account_id
  instance_class        = var.db_instance_class
  allocated_storage_gib = var.db_allocated_storage

  subnet_ids        = module.vpc.private_subnet_ids
  security_group_id = module.security_groups.security_group_ids["database"]
  key_arn           = module.kms.key_arns["database"]
  logs_key_arn      = module.kms.key_arns["logs"]

  master_password_secret_arn = module.secrets.master_password_secret_arn
  master_password_version_id = module.secrets.master_password_version_id
  master_password_version    = module.secrets.master_password_version

  application_password_secret_arn = module.secrets.application_password_secret_arn
  application_password_version_id = module.secrets.application_password_version_id
  application_password_version    = module.secrets.application_password_version

  database_url_secret_arn           = module.secrets.secret_arns["DATABASE_URL"]
  migration_database_url_secret_arn = module.secrets.secret_arns["MIGRATION_DATABASE_URL"]

  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}

module "elasticache" {
  source = "../../modules/elasticache"

  name      = local.name
  node_type = var.redis_node_type

  subnet_ids        = module.vpc.private_subnet_ids
  security_group_id = module.security_groups.security_group_ids["redis"]
  key_arn           = module.kms.key_arns["redis"]
  logs_key_arn      = module.kms.key_arns["logs"]

  redis_url_secret_arn = module.secrets.secret_arns["REDIS_URL"]
  tags                 = local.tags
}

module "ecr" {
  source = "../../modules/ecr"

  tags = local.tags
}

module "backup" {
  source = "../../modules/backup"

  name       = local.name
  account_id = local.account_id
  key_arn    = module.kms.key_arns["backup"]
  topic_arn  = module.alarm_topics.topic_arns["warning"]

  db_instance_arn      = module.rds.db_instance_arn
  db_subnet_group_name = module.rds.db_subnet_group_name
  db_security_group_id = module.security_groups.security_group_ids["database"]
  documents_bucket_arn = module.s3.documents_bucket_arn
  backups_bucket_arn   = module.s3.backups_bucket_arn

  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = local.tags
}
