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
  domain_name      = "learning.example.com"
  hosted_zone_name = "example.com"
  hosted_zone_id   = "Z0123456789ABCDEFGHIJ"
}

run "plans_a_certificate_and_what_proves_it" {
  command = plan

  variables {
    subject_alternative_names = ["*.learning.example.com", "www.example.com"]
  }

  assert {
    condition     = keys(aws_route53_record.certificate_validation-records) == ["learning.example.com", "www.example.com"]
    error_message = "A wildcard is proved by the record of its domain."
  }

  assert {
    condition     = output.public_url == "https://learning.example.com"
    error_message = "People reach the platform under its domain."
  }
}

run "refuses_a_domain_outside_of_the_zone" {
  command = plan

  variables {
    domain_name = "learning.example.org"
  }

  expect_failures = [var.hosted_zone_name]
}

run "refuses_a_domain_in_capitals" {
  command = plan

  variables {
    domain_name = "Example.com"
  }

  expect_failures = [var.domain_name]
}

run "refuses_a_further_name_outside_of_the_zone" {
  command = plan

  variables {
    subject_alternative_names = ["www.example.org"]
  }

  expect_failures = [var.subject_alternative_names]
}

run "refuses_the_name_of_a_zone_as_its_id" {
  command = plan

  variables {
    hosted_zone_id = "example.com"
  }

  expect_failures = [var.hosted_zone_id]
}
