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
  name       = "example"
  account_id = "123456789012"
  region     = "us-east-2"
}

run "plans_a_rotated_key_of_each_class" {
  command = plan

  variables {
    tags = { CostCenter = "42" }
  }

  assert {
    condition     = aws_kms_key.database-key.enable_key_rotation
    error_message = "Keys are rotated."
  }

  assert {
    condition     = aws_kms_alias.logs-key_alias.name == "alias/example-logs"
    error_message = "Aliases begin with the name."
  }

  assert {
    condition     = strcontains(aws_kms_key.database-key.policy, "rds.us-east-2.amazonaws.com")
    error_message = "The key works through RDS alone."
  }

  assert {
    condition     = aws_kms_key.database-key.tags["CostCenter"] == "42"
    error_message = "Tags of the caller are on every key."
  }
}

run "refuses_an_account_id_with_hyphens" {
  command = plan

  variables {
    account_id = "1234-5678-9012"
  }

  expect_failures = [var.account_id]
}

run "refuses_a_region_that_nobody_checked" {
  command = plan

  variables {
    region = "eu-central-1"
  }

  expect_failures = [var.region]
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    name = "Example"
  }

  expect_failures = [var.name]
}
