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
  hosted_zone_id        = "Z0123456789ABCDEFGHIJ"
  domain_names          = ["learning.example.com", "*.learning.example.com"]
  target_dns_name       = "example-alb-1234567890.us-east-2.elb.amazonaws.com"
  target_hosted_zone_id = "Z3AADJGX6KTTL2"
}

run "plans_records_for_each_name" {
  command = plan

  assert {
    condition     = keys(aws_route53_record.dns_a) == ["*.learning.example.com", "learning.example.com"]
    error_message = "Every name leads to the load balancer, whichever address a client has."
  }

  assert {
    condition     = aws_route53_record.dns_a["learning.example.com"].alias[0].name == var.target_dns_name
    error_message = "The names lead to the load balancer."
  }
}

run "refuses_the_name_of_a_zone_as_its_id" {
  command = plan

  variables {
    hosted_zone_id = "example.com"
  }

  expect_failures = [var.hosted_zone_id]
}

run "refuses_the_name_of_the_targets_zone_as_its_id" {
  command = plan

  variables {
    target_hosted_zone_id = "us-east-2.elb.amazonaws.com"
  }

  expect_failures = [var.target_hosted_zone_id]
}
