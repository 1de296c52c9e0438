import { type Policy, samples } from '../support/policy';
import { none } from '../support/resources';

export const policy: Policy = {
  rule: 'names by which services find each other exist inside the VPC only',
  controls: [],
  violations: none('aws_service_discovery_public_dns_namespace', 'tells the internet where services are'),
  compliant: samples({ aws_service_discovery_private_dns_namespace: {} }),
  violating: samples({ aws_service_discovery_public_dns_namespace: {} }),
};
