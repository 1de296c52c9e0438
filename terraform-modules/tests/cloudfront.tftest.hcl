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
  name                    = "example"
  account_id              = "123456789012"
  domain_name             = "learning.example.com"
  validation_record_fqdns = ["_proof.learning.example.com"]
  load_balancer_arn       = "arn:aws:elasticloadbalancing:us-east-2:123456789012:loadbalancer/app/example-int/0123456789abcdef"
  load_balancer_dns_name  = "internal-example-int-1234567890.us-east-2.elb.amazonaws.com"
  log_bucket_arn          = "arn:aws:s3:::example-logs-123456789012"
}

run "plans_a_distribution_behind_a_firewall" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    price_class               = "PriceClass_All"
    subject_alternative_names = ["www.example.com"]
  }

  assert {
    condition     = aws_cloudfront_distribution.distribution.price_class == "PriceClass_All"
    error_message = "Requests are answered where they were asked to be."
  }

  assert {
    condition     = aws_cloudfront_distribution.distribution.aliases == toset(["learning.example.com", "www.example.com"])
    error_message = "The distribution answers under every name."
  }

  assert {
    condition     = aws_wafv2_web_acl.firewall.scope == "CLOUDFRONT"
    error_message = "The firewall is one for distributions."
  }
}

run "refuses_edge_locations_that_there_are_not" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    price_class = "PriceClass_300"
  }

  expect_failures = [var.price_class]
}

run "refuses_a_domain_in_capitals" {
  command = plan

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  variables {
    domain_name = "Example.com"
  }

  expect_failures = [var.domain_name]
}
