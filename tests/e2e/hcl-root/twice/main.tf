# Two platforms out of the same modules: `for_each` over each module, ids that are unknown until apply, `depends_on`.

terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }

  backend "s3" {
    bucket         = "bmo-learning-terraform-state"
    key            = "twice/terraform.tfstate"
    region         = "us-east-2"
    encrypt        = true
    dynamodb_table = "terraform-state-lock"
  }
}

provider "aws" {
  region = "us-east-2"
}

data "aws_caller_identity" "current" {}

locals {
  region     = "us-east-2"
  account_id = data.aws_caller_identity.current.account_id
  platforms  = { blue = "10.1.0.0/16", green = "10.2.0.0/16" }
  names      = { for color, cidr in local.platforms : color => "twice-${color}" }
}

module "vpc" {
  source   = "../../modules/vpc"
  for_each = local.platforms

  name                 = "twice"
  environment          = each.key
  cidr_block           = each.value
  availability_zones   = ["us-east-2a", "us-east-2b", "us-east-2c"]
  public_subnet_cidrs  = [for index in range(3) : cidrsubnet(each.value, 8, index)]
  private_subnet_cidrs = [for index in range(3) : cidrsubnet(each.value, 8, 10 + index)]
}

module "nat" {
  source   = "../../modules/nat"
  for_each = local.names

  name               = each.value
  vpc_id             = module.vpc[each.key].vpc_id
  public_subnet_ids  = zipmap(["a", "b", "c"], module.vpc[each.key].public_subnet_ids)
  private_subnet_ids = zipmap(["a", "b", "c"], module.vpc[each.key].private_subnet_ids)
}

module "security_groups" {
  source   = "../../modules/security-groups"
  for_each = local.names

  name   = each.value
  vpc_id = module.vpc[each.key].vpc_id
}

module "kms" {
  source   = "../../modules/kms"
  for_each = local.names

  name       = each.value
  region     = local.region
  account_id = local.account_id
}

module "secrets" {
  source   = "../../modules/secrets"
  for_each = local.names

  path       = "twice/${each.key}"
  account_id = local.account_id
  key_arn    = module.kms[each.key].key_arns["secrets"]
}

# A list whose length only an apply tells: a set loses an element when two turn out to be equal.
resource "terraform_data" "subnets" {
  for_each = local.names

  input = toset(module.vpc[each.key].private_subnet_ids)
}

module "rds" {
  source   = "../../modules/rds"
  for_each = local.names

  name              = each.value
  region            = local.region
  account_id        = local.account_id
  subnet_ids        = tolist(terraform_data.subnets[each.key].output)
  security_group_id = module.security_groups[each.key].security_group_ids["database"]
  key_arn           = module.kms[each.key].key_arns["database"]
  logs_key_arn      = module.kms[each.key].key_arns["logs"]

  master_password_secret_arn = module.secrets[each.key].master_password_secret_arn
  master_password_version_id = module.secrets[each.key].master_password_version_id
  master_password_version    = module.secrets[each.key].master_password_version

  application_password_secret_arn = module.secrets[each.key].application_password_secret_arn
  application_password_version_id = module.secrets[each.key].application_password_version_id
  application_password_version    = module.secrets[each.key].application_password_version

  database_url_secret_arn           = module.secrets[each.key].secret_arns["DATABASE_URL"]
  migration_database_url_secret_arn = module.secrets[each.key].secret_arns["MIGRATION_DATABASE_URL"]
}

module "elasticache" {
  source   = "../../modules/elasticache"
  for_each = local.names

  name                 = each.value
  subnet_ids           = tolist(terraform_data.subnets[each.key].output)
  security_group_id    = module.security_groups[each.key].security_group_ids["redis"]
  key_arn              = module.kms[each.key].key_arns["redis"]
  logs_key_arn         = module.kms[each.key].key_arns["logs"]
  redis_url_secret_arn = module.secrets[each.key].secret_arns["REDIS_URL"]

  # One after the other, as a team may want it.
  depends_on = [module.rds]
}

output "databases" {
  value = { for color, database in module.rds : color => database.db_instance_identifier }
}

output "caches" {
  value = { for color, cache in module.elasticache : color => cache.primary_endpoint_address }
}
