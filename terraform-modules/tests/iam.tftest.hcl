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
  name                  = "example"
  account_id            = "123456789012"
  region                = "us-east-2"
  documents_bucket_name = "example-documents-123456789012"

  repository_arns = {
    aiService = "arn:aws:ecr:us-east-2:123456789012:repository/example/ai-service"
    railsApi  = "arn:aws:ecr:us-east-2:123456789012:repository/example/rails-api"
  }

  key_arns = {
    secrets = "arn:aws:kms:us-east-2:123456789012:key/secrets"
    storage = "arn:aws:kms:us-east-2:123456789012:key/storage"
  }

  secret_arns = {
    DATABASE_URL           = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/database-url-AbCdEf"
    MIGRATION_DATABASE_URL = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/migration-database-url-AbCdEf"
    REDIS_URL              = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/redis-url-AbCdEf"
    AI_SERVICE_API_KEY     = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/ai-service-api-key-AbCdEf"
    SECRET_KEY_BASE        = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/secret-key-base-AbCdEf"
    ANTHROPIC_API_KEY      = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/anthropic-api-key-AbCdEf"
    OPENAI_API_KEY         = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/openai-api-key-AbCdEf"
  }
}

run "plans_roles_for_exactly_what_each_task_needs" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = keys(output.execution_role_arns) == ["ai", "migration", "rails", "sidekiq"] && keys(output.task_role_arns) == ["ai", "rails", "sidekiq"]
    error_message = "Every task has its roles; the migration has no role of its code."
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.migration_execution-role_policy.policy).Statement : statement.Resource if statement.Sid == "ReadSecrets"][0] == [
      var.secret_arns.MIGRATION_DATABASE_URL, var.secret_arns.DATABASE_URL, var.secret_arns.SECRET_KEY_BASE,
    ]
    error_message = "The migration reads its three secrets."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.ai_execution-role_policy.policy).Statement : statement.Resource if statement.Sid == "WriteTheLog"][0] == "arn:aws:logs:us-east-2:123456789012:log-group:/ecs/example/ai:log-stream:*"
    error_message = "The AI service writes its own log, which ecs-service creates."
  }

  assert {
    condition     = aws_iam_role.rails_task-role.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"
    error_message = "Roles are bounded as their caller says."
  }
}

run "refuses_a_task_without_its_secrets" {
  command = plan

  variables {
    secret_arns = { DATABASE_URL = "arn" }
  }

  expect_failures = [var.secret_arns]
}

run "refuses_an_image_without_its_repository" {
  command = plan

  variables {
    repository_arns = { aiService = "arn" }
  }

  expect_failures = [var.repository_arns]
}

run "refuses_a_region_that_is_none" {
  command = plan

  variables {
    region = "mars-1"
  }

  expect_failures = [var.region]
}

run "refuses_a_name_that_is_too_long_for_a_role" {
  command = plan

  variables {
    name = "example-example-example-example-example-example-example"
  }

  expect_failures = [var.name]
}
