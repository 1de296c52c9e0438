# Terraform draws and reads secrets while it plans: AWS_ENDPOINT_URL_SECRETS_MANAGER names an emulator.

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
  name                     = "example"
  account_id               = "123456789012"
  region                   = "us-east-2"
  subnet_ids               = ["subnet-a", "subnet-b"]
  security_group_id        = "sg-1"
  key_arn                  = "arn:aws:kms:us-east-2:123456789012:key/database"
  logs_key_arn             = "arn:aws:kms:us-east-2:123456789012:key/logs"
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
}

run "secrets" {
  module {
    source = "../secrets"
  }

  variables {
    path    = "example/test"
    key_arn = "alias/aws/secretsmanager"
  }
}

run "plans_a_private_encrypted_instance" {
  command = plan

  variables {
    engine_version                    = "17"
    port                              = 5544
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  assert {
    condition     = aws_db_instance.database.identifier == "example-database"
    error_message = "The identifier begins with the name."
  }

  assert {
    condition     = aws_db_instance.database.storage_encrypted && !aws_db_instance.database.publicly_accessible
    error_message = "It is private and encrypted."
  }

  assert {
    condition     = aws_db_instance.database.password == null && aws_db_instance.database.password_wo_version == 1
    error_message = "The password is written, not stored."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.database-url-value.secret_id == run.secrets.secret_arns["DATABASE_URL"]
    error_message = "The URL goes where services look for it."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.database-url-value.secret_string_wo_version == 105544
    error_message = "Another port or password writes the URL again."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.database-url-value.secret_string == null
    error_message = "The URL holds the password and is not stored."
  }

  assert {
    condition     = aws_db_parameter_group.database_parameters.family == "postgres17"
    error_message = "Parameters fit the version."
  }

  assert {
    condition     = output.port == 5544
    error_message = "Whoever connects learns the port."
  }
}

run "refuses_an_instance_class_that_nobody_knows" {
  command = plan

  variables {
    instance_class                    = "db.x9.large"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.instance_class]
}

run "refuses_a_size_that_the_class_does_not_have" {
  command = plan

  variables {
    instance_class                    = "db.m7g.micro"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.instance_class]
}

run "refuses_storage_without_room_to_grow" {
  command = plan

  variables {
    max_allocated_storage_gib         = 105
    allocated_storage_gib             = 100
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.max_allocated_storage_gib]
}

run "refuses_a_version_that_is_none" {
  command = plan

  variables {
    engine_version                    = "14"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.engine_version]
}

run "refuses_a_reserved_user" {
  command = plan

  variables {
    master_username                   = "pg_owner"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.master_username]
}

run "refuses_a_database_that_is_there_already" {
  command = plan

  variables {
    database_name                     = "postgres"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.database_name]
}

run "refuses_a_window_that_is_none" {
  command = plan

  variables {
    maintenance_window                = "sunday"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.maintenance_window]
}

run "refuses_days_that_rds_does_not_keep" {
  command = plan

  variables {
    backup_retention_days             = 36
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.backup_retention_days]
}

run "refuses_days_that_cloudwatch_logs_does_not_keep" {
  command = plan

  variables {
    log_retention_days                = 2
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.log_retention_days]
}

run "refuses_a_region_that_nobody_checked" {
  command = plan

  variables {
    region                            = "eu-central-1"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.region]
}

run "refuses_an_account_id_with_hyphens" {
  command = plan

  variables {
    account_id                        = "1234-5678-9012"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.account_id]
}

run "refuses_a_name_that_is_too_long" {
  command = plan

  variables {
    name                              = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    master_password_secret_arn        = run.secrets.master_password_secret_arn
    master_password_version_id        = run.secrets.master_password_version_id
    master_password_version           = run.secrets.master_password_version
    application_password_secret_arn   = run.secrets.application_password_secret_arn
    application_password_version_id   = run.secrets.application_password_version_id
    application_password_version      = run.secrets.application_password_version
    database_url_secret_arn           = run.secrets.secret_arns["DATABASE_URL"]
    migration_database_url_secret_arn = run.secrets.secret_arns["MIGRATION_DATABASE_URL"]
  }

  expect_failures = [var.name]
}
