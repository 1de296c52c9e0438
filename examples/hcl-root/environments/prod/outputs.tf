output "vpc_id" {
  value = module.vpc.vpc_id
}

output "ecs_cluster_name" {
  value = module.ecs.cluster_name
}

output "public_url" {
  description = "Where the platform answers."
  value       = module.acm.public_url
}

output "repository_urls" {
  description = "Where images are pushed to."
  value       = module.ecr.repository_urls
}

output "migration_task_definition_arn" {
  description = "What migrates the database; null until the services are deployed."
  value       = one(module.ecs_service[*].migration_task_definition_arn)
}
