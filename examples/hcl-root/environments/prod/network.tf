# Ways out of the private subnets, who may talk to whom, and what is recorded of it.

locals {
  # By the letter of the zone, which an index is not: another order of the zones moves nothing.
  zone_letters       = [for zone in var.availability_zones : substr(zone, -1, 1)]
  public_subnet_ids  = zipmap(local.zone_letters, module.vpc.public_subnet_ids)
  private_subnet_ids = zipmap(local.zone_letters, module.vpc.private_subnet_ids)
}

module "nat" {
  source = "../../modules/nat"

  name               = local.name
  vpc_id             = module.vpc.vpc_id
  public_subnet_ids  = local.public_subnet_ids
  private_subnet_ids = local.private_subnet_ids
  tags               = local.tags
}

module "security_groups" {
  source = "../../modules/security-groups"

  name   = local.name
  vpc_id = module.vpc.vpc_id
  tags   = local.tags
}

module "flow_logs" {
  source = "../../modules/flow-logs"

  name       = local.name
  vpc_id     = module.vpc.vpc_id
  bucket_arn = module.s3.log_bucket_arn
  tags       = local.tags
}
