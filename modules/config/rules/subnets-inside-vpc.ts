import { contains, subnetsOf } from './blocks';
import type { Rule } from './rule';

/** Subnets lie inside the VPC's block. */
export const subnetsInsideVpc: Rule = (environment) => {
  const vpcBlock = environment.network?.cidrBlock;
  if (vpcBlock === undefined) return [];
  return subnetsOf(environment)
    .filter(({ cidrBlock }) => cidrBlock !== undefined && !contains(vpcBlock, cidrBlock))
    .map(({ path, cidrBlock }) => ({
      at: `${path}.cidrBlock`,
      got: `${cidrBlock}, outside the VPC's ${vpcBlock}`,
      allowed: `a block inside ${vpcBlock}`,
      fix: 'Move the subnet into the VPC, or correct network.cidrBlock.',
    }));
};
