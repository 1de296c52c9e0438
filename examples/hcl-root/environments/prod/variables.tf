variable "aws_region" {
  type        = string
  description = "Region of all resources but those that AWS has in us-east-1 only."
  default     = "us-east-2"
}

variable "environment" {
  type        = string
  description = "Suffix of all names."
  default     = "prod"
}

variable "vpc_cidr" {
  type        = string
  description = "Addresses of the VPC, a /16: each subnet is a /24 of it."
  default     = "10.0.0.0/16"
}

variable "availability_zones" {
  type        = list(string)
  description = "Availability Zones of the subnets. The modules were written for these three letters."
  default     = ["us-east-2a", "us-east-2b", "us-east-2c"]
}

variable "ecs_cluster_name" {
  type        = string
  description = "Name of the ECS cluster, and the prefix of all names."
  default     = "bmo-learning-prod"

  validation {
    condition     = endswith(var.ecs_cluster_name, "-${var.environment}")
    error_message = "ecs_cluster_name must end in -${var.environment}, as the team's module ecs names it; got ${var.ecs_cluster_name}."
  }
}

variable "ai_service_cpu" {
  type        = number
  description = "CPU units of one task of the AI service; 1024 are one vCPU."
  default     = 1024
}

variable "ai_service_memory" {
  type        = number
  description = "MiB of one task of the AI service."
  default     = 2048
}

variable "rails_api_cpu" {
  type        = number
  description = "CPU units of one task of the Rails API."
  default     = 512
}

variable "rails_api_memory" {
  type        = number
  description = "MiB of one task of the Rails API."
  default     = 1024
}

variable "db_instance_class" {
  type        = string
  description = "Instance class of the database."
  default     = "db.t3.medium"
}

variable "db_allocated_storage" {
  type        = number
  description = "GiB of the database's storage at creation."
  default     = 100
}

variable "redis_node_type" {
  type        = string
  description = "Node type of Redis."
  default     = "cache.t3.small"
}

variable "enable_cloudwatch_alarms" {
  type        = bool
  description = "Whether to create alarms and a budget once the services run."
  default     = true
}

variable "slack_webhook_url" {
  type        = string
  description = "Not used, see the check in alarms.tf: slack_workspace_id and slack_channel_id take its place."
  default     = null
  sensitive   = true
}

variable "slack_workspace_id" {
  type        = string
  description = "Slack workspace that was authorized in Amazon Q Developer in chat applications; null for none."
  default     = null
}

variable "slack_channel_id" {
  type        = string
  description = "Slack channel that shows alarms; null for none."
  default     = null
}

variable "critical_email_addresses" {
  type        = list(string)
  description = "Subscribers of critical alarms: users are affected or data is at risk."
  default     = []
}

variable "warning_email_addresses" {
  type        = list(string)
  description = "Subscribers of all alarms."
  default     = []
}

variable "domain_name" {
  type        = string
  description = "Domain of the platform, such as learning.example.com."
}

variable "hosted_zone_name" {
  type        = string
  description = "Public Route 53 zone of that domain, such as example.com."
}

variable "allowed_origins" {
  type        = list(string)
  description = "Web origins allowed by CORS, besides the platform's own."
  default     = []
}

variable "ai_service_image_tag" {
  type        = string
  description = "Digest or tag of the image of the AI service; null until it is pushed."
  default     = null
}

variable "rails_api_image_tag" {
  type        = string
  description = "Digest or tag of the image of the Rails API; null until it is pushed."
  default     = null
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of every role; null for none."
  default     = null
}
