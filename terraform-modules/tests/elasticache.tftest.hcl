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
  name                 = "example"
  subnet_ids           = ["subnet-a", "subnet-b"]
  security_group_id    = "sg-1"
  key_arn              = "arn:aws:kms:us-east-2:123456789012:key/redis"
  logs_key_arn         = "arn:aws:kms:us-east-2:123456789012:key/logs"
  redis_url_secret_arn = "arn:aws:secretsmanager:us-east-2:123456789012:secret:example/test/redis-url-AbCdEf"
}

run "plans_an_encrypted_group_that_fails_over" {
  command = plan

  variables {
    nodes = 3
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.replication_group_id == "example-redis"
    error_message = "The id begins with the name."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.transit_encryption_mode == "required"
    error_message = "Nobody connects without TLS."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.num_cache_clusters == 3
    error_message = "Nodes are the caller's."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.redis-url-value.secret_string_wo_version == 1
    error_message = "The URL is written once: it has no token."
  }
}

run "refuses_failover_without_a_replica" {
  command = plan

  variables {
    nodes = 1
  }

  expect_failures = [var.nodes]
}

run "refuses_a_node_type_that_is_none" {
  command = plan

  variables {
    node_type = "db.t3.small"
  }

  expect_failures = [var.node_type]
}

run "refuses_a_node_type_that_nobody_knows" {
  command = plan

  variables {
    node_type = "cache.x9.large"
  }

  expect_failures = [var.node_type]
}

run "refuses_a_size_that_the_family_does_not_have" {
  command = plan

  variables {
    node_type = "cache.r7g.micro"
  }

  expect_failures = [var.node_type]
}

run "refuses_a_window_that_is_none" {
  command = plan

  variables {
    snapshot_window = "25:00-26:00"
  }

  expect_failures = [var.snapshot_window]
}

run "refuses_days_that_cloudwatch_logs_does_not_keep" {
  command = plan

  variables {
    log_retention_days = 2
  }

  expect_failures = [var.log_retention_days]
}

run "refuses_a_name_that_is_too_long" {
  command = plan

  variables {
    name = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }

  expect_failures = [var.name]
}

run "plans_valkey_with_its_own_parameters" {
  command = plan

  variables {
    engine         = "valkey"
    engine_version = "8.0"
  }

  assert {
    condition     = aws_elasticache_parameter_group.redis_parameters.family == "valkey8"
    error_message = "The family follows engine and version."
  }
}

run "refuses_a_version_of_the_other_engine" {
  command = plan

  variables {
    engine_version = "8.0"
  }

  expect_failures = [var.engine_version]
}
