# NAT gateways, security groups and flow logs.

locals {
  # Keyed by the letter of the zone, not by an index: another order of the zones replaces nothing.
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
