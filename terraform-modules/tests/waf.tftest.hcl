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
  name              = "example"
  account_id        = "123456789012"
  logs_key_arn      = "arn:aws:kms:us-east-2:123456789012:key/logs"
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-2:123456789012:loadbalancer/app/example-alb/0123456789abcdef"
}

run "plans_a_firewall_with_a_log" {
  command = plan

  variables {
    requests_per_five_minutes = 500
    log_retention_days        = 90
  }

  assert {
    condition     = flatten(aws_wafv2_web_acl.firewall.rule[*].statement[*].rate_based_statement[*].limit) == [500]
    error_message = "An address is blocked above the rate that was asked for."
  }

  assert {
    condition     = aws_cloudwatch_log_group.firewall_log.name == "aws-waf-logs-example-firewall" && aws_cloudwatch_log_group.firewall_log.retention_in_days == 90
    error_message = "The log has the name that AWS WAF insists on."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.firewall-association.resource_arn == var.load_balancer_arn
    error_message = "The firewall stands in front of the load balancer."
  }
}

run "refuses_a_rate_that_aws_waf_does_not_know" {
  command = plan

  variables {
    requests_per_five_minutes = 9
  }

  expect_failures = [var.requests_per_five_minutes]
}

run "refuses_days_that_logs_are_not_kept_for" {
  command = plan

  variables {
    log_retention_days = 31
  }

  expect_failures = [var.log_retention_days]
}

run "refuses_an_account_id_without_its_zeros" {
  command = plan

  variables {
    account_id = "1234"
  }

  expect_failures = [var.account_id]
}
