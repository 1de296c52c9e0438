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
  name   = "example"
  vpc_id = "vpc-1"
}

run "plans_rules_for_the_ports_of_the_processes" {
  command = plan

  variables {
    database_port = 5544
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.security-groups_database-from-rails-postgresql.from_port == 5544
    error_message = "The database is reached on its port."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.security-groups_rails-to-database-postgresql.to_port == 5544
    error_message = "So is it from the other side."
  }

  assert {
    condition     = aws_security_group.security-groups_alb.name_prefix == "example-alb-"
    error_message = "Names begin with the name."
  }
}

run "refuses_a_port_that_is_none" {
  command = plan

  variables {
    redis_port = 70000
  }

  expect_failures = [var.redis_port]
}

run "refuses_half_a_port" {
  command = plan

  variables {
    ai_port = 8000.5
  }

  expect_failures = [var.ai_port]
}

run "refuses_a_port_that_rds_does_not_offer" {
  command = plan

  variables {
    database_port = 1000
  }

  expect_failures = [var.database_port]
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    name = "Example"
  }

  expect_failures = [var.name]
}
