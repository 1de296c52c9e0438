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
  name               = "example"
  vpc_id             = "vpc-1"
  public_subnet_ids  = { a = "subnet-1a", b = "subnet-1b", c = "subnet-1c" }
  private_subnet_ids = { a = "subnet-2a", b = "subnet-2b", c = "subnet-2c" }
}

run "plans_a_gateway_in_each_zone" {
  command = plan

  variables {
    tags = { CostCenter = "42" }
  }

  assert {
    condition     = aws_nat_gateway.nat_c.subnet_id == "subnet-1c"
    error_message = "The gateway of zone c stands in its public subnet."
  }

  assert {
    condition     = aws_route_table_association.private-routes_a-subnet.subnet_id == "subnet-2a"
    error_message = "Private subnets are routed."
  }

  assert {
    condition     = aws_eip.nat_address-b.tags == tomap({ Name = "example-nat-b", CostCenter = "42" })
    error_message = "Tags of the caller join those of the resource."
  }
}

run "own_tags_win" {
  command = plan

  variables {
    tags = { Name = "other" }
  }

  assert {
    condition     = aws_nat_gateway.nat_a.tags["Name"] == "example-nat-a"
    error_message = "A Name says what something is for."
  }
}

run "refuses_zones_without_a_private_subnet" {
  command = plan

  variables {
    private_subnet_ids = { a = "subnet-2a" }
  }

  expect_failures = [var.private_subnet_ids]
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    name = "Example"
  }

  expect_failures = [var.name]
}
