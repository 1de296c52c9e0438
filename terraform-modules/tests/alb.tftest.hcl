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
  vpc_id            = "vpc-0123456789abcdef0"
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
  log_bucket_name   = "example-logs-123456789012"
  certificate_arn   = "arn:aws:acm:us-east-2:123456789012:certificate/11111111-2222-3333-4444-555555555555"
}

run "plans_https_and_a_target_group_for_rails" {
  command = plan

  variables {
    rails_api_port                    = 4000
    rails_api_longest_request_seconds = 30
    idle_timeout_seconds              = 90
    tags                              = { Team = "learning" }

    rails_api_health_check_retries = 7
  }

  assert {
    condition     = aws_lb_target_group.target-rails.health_check[0].unhealthy_threshold == 7
    error_message = "A task is unhealthy after as many checks as were asked for."
  }

  assert {
    condition     = aws_lb.alb.name == "example-alb" && aws_lb.alb.idle_timeout == 90
    error_message = "The load balancer has the name and the timeout that were asked for."
  }

  assert {
    condition     = aws_lb_target_group.target-rails.name == "example-rails-4000" && aws_lb_target_group.target-rails.deregistration_delay == "30"
    error_message = "A task that is taken away finishes its requests."
  }

  assert {
    condition     = aws_lb_listener.listeners_https.certificate_arn == var.certificate_arn
    error_message = "The certificate is on the listener for HTTPS."
  }

  assert {
    condition     = aws_lb.alb.tags.Team == "learning"
    error_message = "The caller's tags are on the load balancer."
  }
}

run "refuses_a_timeout_that_is_shorter_than_requests" {
  command = plan

  variables {
    idle_timeout_seconds              = 60
    rails_api_longest_request_seconds = 60
  }

  expect_failures = [var.idle_timeout_seconds]
}

run "refuses_a_timeout_that_aws_does_not_know" {
  command = plan

  variables {
    idle_timeout_seconds = 4001
  }

  expect_failures = [var.idle_timeout_seconds]
}

run "refuses_health_checks_that_overlap" {
  command = plan

  variables {
    rails_api_health_check_interval_seconds = 20
    rails_api_health_check_timeout_seconds  = 20
  }

  expect_failures = [var.rails_api_health_check_timeout_seconds]
}

run "refuses_a_health_check_that_is_no_path" {
  command = plan

  variables {
    rails_api_health_check_path = "health"
  }

  expect_failures = [var.rails_api_health_check_path]
}

run "refuses_a_port_that_there_is_not" {
  command = plan

  variables {
    rails_api_port = 65536
  }

  expect_failures = [var.rails_api_port]
}

run "refuses_a_name_that_is_too_long_for_a_target_group" {
  command = plan

  variables {
    name = "example-learning-prod-long"
  }

  expect_failures = [var.name]
}
