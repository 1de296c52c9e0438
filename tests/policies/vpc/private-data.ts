import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const PRIVATE = /^\$\{(data\.)?aws_subnet\.[\w-]*private-[a-z]\.id\}$/;

/** By address: what makes a subnet of an existing VPC public, its route table, is not in the output. */
export const policy: Policy = {
  rule: 'what holds data, and what leads to AWS, is in private subnets',
  controls: ['RDS.46', 'EFS.6'],
  violations: every(
    ['aws_db_subnet_group', 'aws_elasticache_subnet_group', 'aws_efs_mount_target', 'aws_vpc_endpoint'],
    ({ subnet_ids, subnet_id }) =>
      list<string>(subnet_ids ?? subnet_id).every((subnet) => PRIVATE.test(subnet)),
    'is in a public subnet',
  ),
  compliant: samples({ aws_db_subnet_group: { subnet_ids: ['${data.aws_subnet.vpc_private-a.id}'] } }),
  violating: samples({ aws_db_subnet_group: { subnet_ids: ['${data.aws_subnet.vpc_public-a.id}'] } }),
};
