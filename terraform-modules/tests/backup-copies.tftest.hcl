provider "aws" {
  region                      = "us-west-2"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name              = "example"
  account_id        = "210987654321"
  region            = "us-west-2"
  source_account_id = "123456789012"
}

run "plans_a_locked_vault_that_admits_copies" {
  command = plan

  variables {
    vault_lock_min_retention_days = 14
  }

  assert {
    condition     = aws_backup_vault.copies.name == "example-copies"
    error_message = "The vault has the name of the caller."
  }

  assert {
    condition     = aws_backup_vault_lock_configuration.copies_lock.min_retention_days == 14
    error_message = "The vault is locked."
  }

  assert {
    condition     = strcontains(aws_backup_vault_policy.copies_policy.policy, "arn:aws:iam::123456789012:root")
    error_message = "The source account may copy into the vault."
  }
}

run "refuses_an_account_id_with_hyphens" {
  command = plan

  variables {
    source_account_id = "1234-5678-9012"
  }

  expect_failures = [var.source_account_id]
}

run "refuses_a_region_in_capitals" {
  command = plan

  variables {
    region = "US-WEST-2"
  }

  expect_failures = [var.region]
}
