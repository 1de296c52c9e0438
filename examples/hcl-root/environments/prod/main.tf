# The team's root with everything that the readiness report found missing. `vpc` and `ecs` are the team's own modules, as they
# are; every other module is written by `npm run modules`.

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
    key            = "prod/terraform.tfstate"
    region         = "us-east-2"
    encrypt        = true
    dynamodb_table = "terraform-state-lock"
  }
}

provider "aws" {
  region = var.aws_region

  default_tags {
    tags = local.default_tags
  }
}

# AWS reports charges and CloudFront's metrics in us-east-1 only.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"

  default_tags {
    tags = local.default_tags
  }
}

data "aws_caller_identity" "current" {}

locals {
  # The team's modules join project and environment themselves.
  project = trimsuffix(var.ecs_cluster_name, "-${var.environment}")
  name    = "${local.project}-${var.environment}"

  default_tags = {
    Project     = "BMO-Learning"
    Environment = "production"
    ManagedBy   = "Terraform"
  }

  # The tag that the team's modules set; the budget counts the cost of resources that have it.
  tags = {
    Environment = var.environment
  }

  account_id = data.aws_caller_identity.current.account_id

  # Services need images in the repositories and values in the secrets.
  deployed = var.ai_service_image_tag != null && var.rails_api_image_tag != null
}

# ---------------------------------------------------------------------------------------------------------------------
# Existing modules of the team
# ---------------------------------------------------------------------------------------------------------------------

module "vpc" {
  source = "../../modules/vpc"

  name                 = local.project
  environment          = var.environment
  cidr_block           = var.vpc_cidr
  availability_zones   = var.availability_zones
  public_subnet_cidrs  = [for index, zone in var.availability_zones : cidrsubnet(var.vpc_cidr, 8, index)]
  private_subnet_cidrs = [for index, zone in var.availability_zones : cidrsubnet(var.vpc_cidr, 8, 10 + index)]
}

module "ecs" {
  source = "../../modules/ecs"

  name               = local.project
  environment        = var.environment
  log_retention_days = 30
}
