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
  key_arn    = "arn:aws:kms:us-east-2:123456789012:key/storage"
}

run "plans_private_encrypted_buckets" {
  command = plan

  variables {
    documents_noncurrent_days = 145
  }

  assert {
    condition     = aws_s3_bucket.documents.bucket == "example-documents-123456789012"
    error_message = "The name ends in the account."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.documents_public-access-block.restrict_public_buckets
    error_message = "Buckets are private."
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.documents_lifecycle.rule).noncurrent_version_expiration[0].noncurrent_days == 145
    error_message = "Retention is the caller's."
  }

  assert {
    condition     = length(aws_s3_bucket_cors_configuration.documents_cors) == 0
    error_message = "Without origins there is no CORS configuration."
  }
}

run "lets_pages_of_an_origin_upload" {
  command = plan

  variables {
    allowed_origins = ["https://app.example.com"]
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.documents_cors[0].cors_rule).allowed_origins == toset(["https://app.example.com"])
    error_message = "CORS admits the origin."
  }
}

run "refuses_an_origin_with_a_wildcard" {
  command = plan

  variables {
    allowed_origins = ["https://*.example.com"]
  }

  expect_failures = [var.allowed_origins]
}

run "refuses_an_archive_before_infrequent_access_lets_go" {
  command = plan

  variables {
    documents_archive_after_days           = 40
    documents_infrequent_access_after_days = 30
  }

  expect_failures = [var.documents_archive_after_days]
}

run "refuses_expiration_before_the_days_that_are_billed" {
  command = plan

  variables {
    backups_expire_after_days  = 119
    backups_archive_after_days = 30
  }

  expect_failures = [var.backups_expire_after_days]
}

run "refuses_deletes_that_are_billed_anyway" {
  command = plan

  variables {
    backups_noncurrent_days = 89
  }

  expect_failures = [var.backups_noncurrent_days]
}

run "refuses_days_that_s3_does_not_take" {
  command = plan

  variables {
    documents_infrequent_access_after_days = 7
  }

  expect_failures = [var.documents_infrequent_access_after_days]
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

run "refuses_a_name_that_is_too_long" {
  command = plan

  variables {
    name = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }

  expect_failures = [var.name]
}
