provider "aws" {
  region                      = "us-east-2"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

provider "aws" {
  alias                       = "us_east_1"
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name           = "example"
  account_id     = "123456789012"
  alarms_key_arn = "arn:aws:kms:us-east-2:123456789012:key/alarms"
}

run "plans_who_is_told" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    critical_email_addresses = ["ops@example.com"]
  }

  assert {
    condition     = keys(aws_sns_topic_subscription.subscriptions-critical_email) == ["ops@example.com"]
    error_message = "Whoever is named is told."
  }

  assert {
    condition     = length(aws_chatbot_slack_channel_configuration.slack) == 0
    error_message = "There is no Slack channel unless one is named."
  }
}

run "refuses_an_address_with_a_name" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    critical_email_addresses = ["Ops <ops@example.com>"]
  }

  expect_failures = [var.critical_email_addresses]
}

run "refuses_a_channel_without_its_workspace" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    slack_channel_id = "C0123456789"
  }

  expect_failures = [var.slack_channel_id]
}
