# Destination of the copies of production's backups, in another region or in another account.

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
    key            = "backup-copies/prod/terraform.tfstate"
    region         = "us-east-2"
    encrypt        = true
    dynamodb_table = "terraform-state-lock"
  }
}

variable "region" {
  type        = string
  description = "Region of the copies."
  default     = "us-west-2"
}

variable "account_id" {
  type        = string
  description = "Account of the copies. Terraform stops with credentials of any other."
}

variable "source_account_id" {
  type        = string
  description = "Account whose backups are copied; the same one for copies in another region only."
}

# The backend uses the credentials of the caller. Copies in another account need a profile or a role of that account here.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "BMO-Learning"
      Environment = "production"
      ManagedBy   = "Terraform"
    }
  }
}

module "backup_copies" {
  source = "../../modules/backup-copies"

  name              = "bmo-learning-prod"
  account_id        = var.account_id
  region            = var.region
  source_account_id = var.source_account_id
}

output "vault_arn" {
  description = "Value of backup.copyTo.vaultArn in environments/prod.ts."
  value       = module.backup_copies.vault_arn
}
