import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import {
  type Flow,
  type FlowOptions,
  flows,
  type GroupName,
  groupDescriptions,
  groupNames,
  type SecurityGroupIds,
} from './flows';

export interface SecurityGroupsProps extends FlowOptions {
  /** Prefix of the groups' names and Name tags. */
  readonly name: string;
  readonly vpcId: string;
}

const ANYWHERE = '0.0.0.0/0';

/** AWS managed list of CloudFront's addresses. It counts as 55 of the 60 rules of a security group. */
const CLOUDFRONT_PREFIX_LIST = 'com.amazonaws.global.cloudfront.origin-facing';

/**
 * All security groups of the platform, with one rule for each side of each flow in {@link flows}.
 *
 * Rules reference groups instead of addresses, so new tasks are admitted automatically. A group that must be
 * replaced (its description changed) is created before the old one is destroyed.
 *
 * @see Amazon VPC User Guide, "Security group rules"
 */
export class SecurityGroups extends Construct {
  /** Security group of each role; `endpoints` and `efs` only if they are used. */
  readonly securityGroupIds: SecurityGroupIds;

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    const groups = groupNames(props).map((group) => [group, this.createGroup(group, props).id] as const);
    const ids = new Map<string, string>(groups);
    for (const flow of flows(props)) this.allow(flow, ids);
    this.securityGroupIds = Object.fromEntries(groups) as SecurityGroupIds;
  }

  private createGroup(group: GroupName, { name, vpcId }: SecurityGroupsProps): SecurityGroup {
    return new SecurityGroup(this, group, {
      namePrefix: `${name}-${group}-`,
      description: groupDescriptions[group],
      vpcId,
      tags: { Name: `${name}-${group}` },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private allow({ from, to, protocol, port, description }: Flow, ids: ReadonlyMap<string, string>): void {
    const traffic = { ipProtocol: 'tcp', fromPort: port, toPort: port, description };
    const peer = (group: Flow['from']) => {
      if (group === 'internet') return { cidrIpv4: ANYWHERE };
      if (group === 'cloudfront') return { prefixListId: this.findCloudFront() };
      return { referencedSecurityGroupId: ids.get(group) };
    };
    const source = ids.get(from);
    const target = ids.get(to);
    if (target) {
      new VpcSecurityGroupIngressRule(this, `${to}-from-${from}-${protocol}`, {
        securityGroupId: target,
        ...peer(from),
        ...traffic,
        tags: { Name: `${to}-from-${from}-${protocol}` },
      });
    }
    if (source) {
      new VpcSecurityGroupEgressRule(this, `${from}-to-${to}-${protocol}`, {
        securityGroupId: source,
        ...peer(to),
        ...traffic,
        tags: { Name: `${from}-to-${to}-${protocol}` },
      });
    }
  }

  private findCloudFront(): string {
    return new DataAwsEc2ManagedPrefixList(this, 'cloudfront', { name: CLOUDFRONT_PREFIX_LIST }).id;
  }
}
