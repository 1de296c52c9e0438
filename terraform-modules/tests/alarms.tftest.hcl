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
  name                      = "example"
  region                    = "us-east-2"
  db_instance_identifier    = "example-database"
  replication_group_id      = "example-redis"
  backup_vault_name         = "example"
  cluster_name              = "example"
  cluster_arn               = "arn:aws:ecs:us-east-2:123456789012:cluster/example"
  load_balancer_arn_suffix  = "app/example-alb/0123456789abcdef"
  target_group_arn_suffixes = { rails = "targetgroup/example-rails-3000/0123456789abcdef" }
  web_acl_name              = "example-firewall"
  certificate_arn           = "arn:aws:acm:us-east-2:123456789012:certificate/11111111-2222-3333-4444-555555555555"

  topic_arns = {
    critical = "arn:aws:sns:us-east-2:123456789012:example-alarms-critical"
    warning  = "arn:aws:sns:us-east-2:123456789012:example-alarms-warning"
    usEast1  = "arn:aws:sns:us-east-1:123456789012:example-alarms-us-east-1"
  }

  nat_gateway_ids = {
    a = "nat-0123456789abcdef0"
    b = "nat-0123456789abcdef1"
    c = "nat-0123456789abcdef2"
  }

  service_names = {
    ai      = "example-ai"
    rails   = "example-rails"
    sidekiq = "example-sidekiq"
  }

  service_arns = {
    ai      = "arn:aws:ecs:us-east-2:123456789012:service/example/example-ai"
    rails   = "arn:aws:ecs:us-east-2:123456789012:service/example/example-rails"
    sidekiq = "arn:aws:ecs:us-east-2:123456789012:service/example/example-sidekiq"
  }
}

run "plans_thresholds_that_fit_the_size" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    database_instance_class        = "db.m6g.large"
    database_allocated_storage_gib = 200
    load_balancer_minimum_requests = 50
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.data_alarm_database-connections.threshold == 628
    error_message = "Four fifths of the 786 connections of the class."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.data_alarm_database-free-storage.threshold == 17179869184
    error_message = "8 % of 200 GiB, in bytes."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.data_alarm_database-freeable-memory.threshold == 858993459
    error_message = "A tenth of 8 GiB, in bytes without fractions."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.data_alarm_database-cpu-credits) == 0
    error_message = "Only burstable classes have credits."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.data_alarm_redis-001-cpu-credits) == 1
    error_message = "Redis has a burstable type unless another is asked for."
  }

  assert {
    condition     = startswith(one([for query in aws_cloudwatch_metric_alarm.application_alarm_alb-errors.metric_query : query.expression if query.id == "result"]), "IF(FILL(requests, 0) + FILL(own, 0) >= 50,")
    error_message = "The least number of requests is a number in the expression, too."
  }
}

run "refuses_a_class_whose_connections_nobody_knows" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    database_instance_class = "db.x2g.large"
  }

  expect_failures = [var.database_instance_class]
}

run "refuses_a_percentage_above_100" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    database_cpu_percent = 101
  }

  expect_failures = [var.database_cpu_percent]
}

run "refuses_a_threshold_after_which_it_is_too_late" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    database_transaction_ids = 2140000001
  }

  expect_failures = [var.database_transaction_ids]
}

run "refuses_a_service_without_its_name" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    service_names = { ai = "example-ai" }
  }

  expect_failures = [var.service_names]
}

run "refuses_a_name_that_is_no_slug" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    name = "Example"
  }

  expect_failures = [var.name]
}
