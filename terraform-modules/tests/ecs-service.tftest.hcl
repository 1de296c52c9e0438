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
  name                      = "example"
  region                    = "us-east-2"
  cluster_name              = "example"
  cluster_arn               = "arn:aws:ecs:us-east-2:123456789012:cluster/example"
  vpc_id                    = "vpc-0123456789abcdef0"
  subnet_ids                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  public_url                = "https://learning.example.com"
  load_balancer_arn_suffix  = "app/example-alb/0123456789abcdef"
  target_group_arns         = { rails = "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/example-rails-3000/0123456789abcdef" }
  target_group_arn_suffixes = { rails = "targetgroup/example-rails-3000/0123456789abcdef" }
  logs_key_arn              = "arn:aws:kms:us-east-2:123456789012:key/logs"
  documents_bucket_name     = "example-documents-123456789012"
  backups_bucket_name       = "example-backups-123456789012"
  ai_service_image_tag      = "0123abc"
  rails_api_image_tag       = "4567def"

  repository_urls = {
    aiService = "123456789012.dkr.ecr.us-east-2.amazonaws.com/example/ai-service"
    railsApi  = "123456789012.dkr.ecr.us-east-2.amazonaws.com/example/rails-api"
  }

  security_group_ids = {
    ai      = "sg-0123456789abcdef0"
    rails   = "sg-0123456789abcdef1"
    sidekiq = "sg-0123456789abcdef2"
  }

  execution_role_arns = {
    ai        = "arn:aws:iam::123456789012:role/example-ai-execution"
    rails     = "arn:aws:iam::123456789012:role/example-rails-execution"
    sidekiq   = "arn:aws:iam::123456789012:role/example-sidekiq-execution"
    migration = "arn:aws:iam::123456789012:role/example-migration-execution"
  }

  task_role_arns = {
    ai      = "arn:aws:iam::123456789012:role/example-ai-task"
    rails   = "arn:aws:iam::123456789012:role/example-rails-task"
    sidekiq = "arn:aws:iam::123456789012:role/example-sidekiq-task"
  }

  database_address = "example-database.internal"

  secret_arns = {
    DATABASE_URL           = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/database-url-AbCdEf"
    MIGRATION_DATABASE_URL = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/migration-database-url-AbCdEf"
    REDIS_URL              = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/redis-url-AbCdEf"
    AI_SERVICE_API_KEY     = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/ai-service-api-key-AbCdEf"
    SECRET_KEY_BASE        = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/secret-key-base-AbCdEf"
    ANTHROPIC_API_KEY      = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/anthropic-api-key-AbCdEf"
    OPENAI_API_KEY         = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/openai-api-key-AbCdEf"
  }

  secret_version_ids = {
    DATABASE_URL           = "11111111-1111-1111-1111-111111111111"
    MIGRATION_DATABASE_URL = "66666666-6666-6666-6666-666666666666"
    AI_SERVICE_API_KEY     = "22222222-2222-2222-2222-222222222222"
    SECRET_KEY_BASE        = "33333333-3333-3333-3333-333333333333"
  }

  current_secret_version_ids = {
    REDIS_URL         = "44444444-4444-4444-4444-444444444444"
    OPENAI_API_KEY    = "55555555-5555-5555-5555-555555555555"
    ANTHROPIC_API_KEY = "77777777-7777-7777-7777-777777777777"
  }
}

run "plans_services_of_the_size_that_was_asked_for" {
  command = plan

  variables {
    ai_service_cpu        = 2048
    ai_service_memory_mib = 4096
    ai_service_port       = 9000
    rails_api_tasks_min   = 3
    sidekiq_tasks_max     = 4
    allowed_origins       = ["https://app.example.com", "https://admin.example.com"]

    sidekiq_stop_timeout_seconds = 90
  }

  assert {
    condition = strcontains(
      join(" ", jsondecode(aws_ecs_task_definition.sidekiq_task.container_definitions)[0].command), "sidekiq.yml -t 80 -q"
    )
    error_message = "Sidekiq gives its jobs ten seconds less than it has to stop."
  }

  assert {
    condition     = aws_ecs_task_definition.ai_task.cpu == "2048" && aws_ecs_task_definition.ai_task.memory == "4096"
    error_message = "The AI service is as large as was asked for."
  }

  assert {
    condition     = aws_ecs_service.rails_service.desired_count == 3 && aws_appautoscaling_target.sidekiq_autoscaling.max_capacity == 4
    error_message = "There are as many tasks as were asked for."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.ai_task.container_definitions)[0].portMappings[0].containerPort == 9000
    error_message = "A port is a number in JSON, too."
  }

  assert {
    condition = jsondecode([
      for variable in jsondecode(aws_ecs_task_definition.ai_task.container_definitions)[0].environment : variable.value
      if variable.name == "ALLOWED_ORIGINS"
    ][0]) == ["https://app.example.com", "https://admin.example.com"]
    error_message = "The AI service reads its origins as JSON."
  }

  assert {
    condition = {
      for variable in jsondecode(aws_ecs_task_definition.rails_task.container_definitions)[0].environment : variable.name => variable.value
      if contains(["ALLOWED_ORIGINS", "AI_SERVICE_URL", "WEB_CONCURRENCY"], variable.name)
      } == {
      ALLOWED_ORIGINS = "https://app.example.com,https://admin.example.com"
      AI_SERVICE_URL  = "http://ai.example.internal:9000"
      WEB_CONCURRENCY = "2"
    }
    error_message = "Rails reads its origins with commas, and finds the AI service by name."
  }

  assert {
    condition = contains([
      for secret in jsondecode(aws_ecs_task_definition.ai_task.container_definitions)[0].secrets : secret.valueFrom
    ], "${var.secret_arns.OPENAI_API_KEY}:::55555555-5555-5555-5555-555555555555")
    error_message = "A secret is pinned to its version."
  }
}

run "lets_the_pages_of_the_platform_in_without_further_origins" {
  command = plan

  variables {
    allowed_origins = []
  }

  assert {
    condition = [
      for variable in jsondecode(aws_ecs_task_definition.rails_task.container_definitions)[0].environment : variable.value
      if variable.name == "ALLOWED_ORIGINS"
    ][0] == "https://learning.example.com"
    error_message = "Pages of the platform itself may call the services."
  }
}

run "starts_no_task_without_a_value_of_its_secret" {
  command = plan

  variables {
    current_secret_version_ids = {
      REDIS_URL         = "44444444-4444-4444-4444-444444444444"
      OPENAI_API_KEY    = "55555555-5555-5555-5555-555555555555"
      ANTHROPIC_API_KEY = null
    }
  }

  expect_failures = [aws_ecs_task_definition.ai_task]
}

run "refuses_memory_that_fargate_does_not_offer" {
  command = plan

  variables {
    ai_service_cpu        = 256
    ai_service_memory_mib = 4096
  }

  expect_failures = [var.ai_service_memory_mib]
}

run "refuses_cpu_that_fargate_does_not_offer" {
  command = plan

  variables {
    rails_api_cpu = 300
  }

  expect_failures = [var.rails_api_cpu]
}

run "refuses_fewer_tasks_at_most_than_at_least" {
  command = plan

  variables {
    sidekiq_tasks_min = 5
    sidekiq_tasks_max = 4
  }

  expect_failures = [var.sidekiq_tasks_min]
}

run "refuses_tasks_that_go_sooner_than_they_come" {
  command = plan

  variables {
    rails_api_autoscaling_scale_in_cooldown_seconds = 10
  }

  expect_failures = [var.rails_api_autoscaling_scale_in_cooldown_seconds]
}

run "refuses_a_deployment_without_room" {
  command = plan

  variables {
    rails_api_deployment_maximum_percent = 100
  }

  expect_failures = [var.rails_api_deployment_maximum_percent]
}

run "refuses_a_sidekiq_that_is_killed_in_the_middle_of_jobs" {
  command = plan

  variables {
    sidekiq_stop_timeout_seconds = 20
  }

  expect_failures = [var.sidekiq_stop_timeout_seconds]
}

run "refuses_a_health_check_that_ends_the_longest_request" {
  command = plan

  variables {
    ai_service_health_check_retries = 5
  }

  expect_failures = [var.ai_service_health_check_retries]
}

run "refuses_health_checks_that_overlap" {
  command = plan

  variables {
    sidekiq_health_check_interval_seconds = 10
  }

  expect_failures = [var.sidekiq_health_check_timeout_seconds]
}

run "refuses_an_ai_service_that_is_killed_in_the_middle_of_requests" {
  command = plan

  variables {
    ai_service_stop_timeout_seconds = 60
  }

  expect_failures = [var.ai_service_stop_timeout_seconds]
}

run "lets_the_ai_service_stop_as_soon_as_its_requests_end" {
  command = plan

  variables {
    ai_service_longest_request_seconds = 60
    ai_service_stop_timeout_seconds    = 60
  }
}

run "refuses_an_image_that_is_another_one_tomorrow" {
  command = plan

  variables {
    rails_api_image_tag = "latest"
  }

  expect_failures = [var.rails_api_image_tag]
}

run "refuses_an_origin_with_a_path" {
  command = plan

  variables {
    allowed_origins = ["https://app.example.com/"]
  }

  expect_failures = [var.allowed_origins]
}

run "refuses_a_process_without_its_role" {
  command = plan

  variables {
    execution_role_arns = { ai = "arn" }
  }

  expect_failures = [var.execution_role_arns]
}
