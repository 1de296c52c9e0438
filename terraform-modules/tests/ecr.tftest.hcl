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
  repositories_rails_api  = "example/rails-api"
  repositories_ai_service = "example/ai-service"
}

run "plans_repositories_whose_tags_never_move" {
  command = plan

  variables {
    kept_images = 12
  }

  assert {
    condition     = aws_ecr_repository.images_rails-api.name == "example/rails-api"
    error_message = "The name is the caller's."
  }

  assert {
    condition     = aws_ecr_repository.images_rails-api.image_tag_mutability == "IMMUTABLE"
    error_message = "Tags never move."
  }

  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.images_ai-service_lifecycle.policy).rules[2].selection.countNumber == 12
    error_message = "Images are kept by number."
  }
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    repositories_rails_api = "Example/rails-api"
  }

  expect_failures = [var.repositories_rails_api]
}

run "refuses_a_name_of_one_character" {
  command = plan

  variables {
    repositories_ai_service = "a"
  }

  expect_failures = [var.repositories_ai_service]
}

run "refuses_too_few_images_for_a_rollback" {
  command = plan

  variables {
    kept_images = 1
  }

  expect_failures = [var.kept_images]
}
