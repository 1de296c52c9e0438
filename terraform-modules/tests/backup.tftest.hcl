provider "aws" {
  region                      = "us-east-2"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name                 = "example"
  account_id           = "123456789012"
  key_arn              = "arn:aws:kms:us-east-2:123456789012:key/backup"
  topic_arn            = "arn:aws:sns:us-east-2:123456789012:example-alarms-warning"
  db_instance_arn      = "arn:aws:rds:us-east-2:123456789012:db:example-database"
  db_subnet_group_name = "example-database-subnets"
  db_security_group_id = "sg-0123456789abcdef0"
  documents_bucket_arn = "arn:aws:s3:::example-documents-123456789012"
  backups_bucket_arn   = "arn:aws:s3:::example-backups-123456789012"
}

run "plans_a_locked_vault_and_restores_on_trial" {
  command = plan

  variables {
    name = "example-team"
  }

  assert {
    condition     = aws_backup_vault_lock_configuration.backup_vault_lock.min_retention_days == 7
    error_message = "The vault is locked."
  }

  assert {
    condition     = contains(aws_backup_selection.backup_plan_named.resources, "arn:aws:rds:us-east-2:123456789012:db:example-database")
    error_message = "The database is backed up."
  }

  assert {
    condition     = aws_backup_restore_testing_plan.backup_restore-testing.name == "example_team_restores"
    error_message = "Names in restore testing have no hyphens."
  }
}

run "refuses_days_that_the_vault_does_not_keep" {
  command = plan

  variables {
    daily_keep_days = 3
  }

  expect_failures = [var.daily_keep_days]
}

run "refuses_days_that_are_too_many_for_the_vault" {
  command = plan

  variables {
    monthly_keep_days = 400
  }

  expect_failures = [var.monthly_keep_days]
}

run "refuses_cold_storage_that_ends_early" {
  command = plan

  variables {
    monthly_keep_days = 100
  }

  expect_failures = [var.monthly_keep_days]
}

run "refuses_a_schedule_that_is_none" {
  command = plan

  variables {
    daily_schedule = "every day"
  }

  expect_failures = [var.daily_schedule]
}

run "refuses_an_account_id_with_hyphens" {
  command = plan

  variables {
    account_id = "1234-5678-9012"
  }

  expect_failures = [var.account_id]
}
