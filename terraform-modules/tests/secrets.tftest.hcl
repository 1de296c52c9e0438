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
  path       = "example/test"
  account_id = "123456789012"
  key_arn    = "arn:aws:kms:us-east-2:123456789012:key/secrets"
}

run "plans_a_secret_of_each_variable" {
  command = plan

  variables {
    versions_secret_key_base = 2
  }

  assert {
    condition     = aws_secretsmanager_secret.secrets_openai-api-key.name == "example/test/openai-api-key"
    error_message = "Names begin with the path."
  }

  assert {
    condition     = aws_secretsmanager_secret.secrets_database-url.name == "example/test/database-url"
    error_message = "URLs have a place before their stores exist."
  }

  assert {
    condition     = alltrue([for url in ["DATABASE_URL", "REDIS_URL"] : contains(keys(output.secret_arns), url)])
    error_message = "The stores learn where to write."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.secrets_secret-key-base_value.secret_string_wo_version == 2
    error_message = "A higher number rotates the value."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.secrets_secret-key-base_value.secret_string == null
    error_message = "No value is stored."
  }
}

run "refuses_a_version_before_the_first" {
  command = plan

  variables {
    versions_database = 0
  }

  expect_failures = [var.versions_database]
}

run "refuses_days_that_secrets_manager_does_not_take" {
  command = plan

  variables {
    recovery_window_days = 5
  }

  expect_failures = [var.recovery_window_days]
}

run "refuses_a_path_that_ends_in_a_slash" {
  command = plan

  variables {
    path = "example/"
  }

  expect_failures = [var.path]
}

run "refuses_an_account_id_with_hyphens" {
  command = plan

  variables {
    account_id = "1234-5678-9012"
  }

  expect_failures = [var.account_id]
}
