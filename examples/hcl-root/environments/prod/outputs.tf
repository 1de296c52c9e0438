output "vpc_id" {
  value = module.vpc.vpc_id
}

output "ecs_cluster_name" {
  value = module.ecs.cluster_name
}

output "public_url" {
  description = "Public URL of the platform."
  value       = module.acm.public_url
}

output "repository_urls" {
  description = "URL of the repository of each image."
  value       = module.ecr.repository_urls
}

output "migration_task_definition_arn" {
  description = "Task definition of the database migration; null until the services are deployed."
  value       = one(module.ecs_service[*].migration_task_definition_arn)
}
