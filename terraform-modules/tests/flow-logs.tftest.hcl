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
  vpc_id     = "vpc-1"
  bucket_arn = "arn:aws:s3:::example-logs-123456789012"
}

run "plans_a_flow_log_to_the_bucket" {
  command = plan

  assert {
    condition     = aws_flow_log.flow-logs.log_destination == "arn:aws:s3:::example-logs-123456789012"
    error_message = "Records go to the bucket."
  }

  assert {
    condition     = aws_flow_log.flow-logs.traffic_type == "ALL"
    error_message = "Accepted traffic is recorded too."
  }
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    name = "Example"
  }

  expect_failures = [var.name]
}
