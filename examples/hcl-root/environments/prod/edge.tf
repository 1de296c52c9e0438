# Ingress: DNS records, certificate, load balancer and firewall.

data "aws_route53_zone" "platform" {
  name = var.hosted_zone_name
}

module "acm" {
  source = "../../modules/acm"

  domain_name      = var.domain_name
  hosted_zone_name = var.hosted_zone_name
  hosted_zone_id   = data.aws_route53_zone.platform.zone_id
  tags             = local.tags
}

module "alb" {
  source = "../../modules/alb"

  name              = local.name
  vpc_id            = module.vpc.vpc_id
  subnet_ids        = module.vpc.public_subnet_ids
  security_group_id = module.security_groups.security_group_ids["alb"]
  certificate_arn   = module.acm.certificate_arn
  log_bucket_name   = module.s3.log_bucket_name
  tags              = local.tags
}

module "waf" {
  source = "../../modules/waf"

  name              = local.name
  account_id        = local.account_id
  logs_key_arn      = module.kms.key_arns["logs"]
  load_balancer_arn = module.alb.load_balancer_arn
  tags              = local.tags
}

module "dns" {
  source = "../../modules/dns"

  hosted_zone_id        = data.aws_route53_zone.platform.zone_id
  domain_names          = module.acm.domain_names
  target_dns_name       = module.alb.dns_name
  target_hosted_zone_id = module.alb.hosted_zone_id
}
