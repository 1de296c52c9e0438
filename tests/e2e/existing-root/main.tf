# The team's own root as their state records it: the VPC and the ECS cluster that already exist. The end to
# end test applies it first and then checks that the stacks of this project change nothing in it.

terraform {
  required_version = ">= 1.5.0"

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
  region = "us-east-2"

  default_tags {
    tags = {
      Project     = "BMO-Learning"
      Environment = "production"
      ManagedBy   = "Terraform"
    }
  }
}

module "vpc" {
  source = "./modules/vpc"

  name                 = "bmo-learning"
  environment          = "prod"
  cidr_block           = "10.0.0.0/16"
  availability_zones   = ["us-east-2a", "us-east-2b", "us-east-2c"]
  public_subnet_cidrs  = ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]
  private_subnet_cidrs = ["10.0.10.0/24", "10.0.11.0/24", "10.0.12.0/24"]
}

module "ecs" {
  source = "./modules/ecs"

  name               = "bmo-learning"
  environment        = "prod"
  log_retention_days = 30
}

output "vpc_id" {
  value = module.vpc.vpc_id
}

output "ecs_cluster_name" {
  value = module.ecs.cluster_name
}
