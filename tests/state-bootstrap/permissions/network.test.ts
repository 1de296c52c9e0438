import { ACCOUNT_ID } from '../../support/policy-engine';
import { type Checked, holderOf, tagged, tagging, target } from './support/holder';

const ec2 = (resource: string): string => `arn:aws:ec2:us-east-2:${ACCOUNT_ID}:${resource}`;

const OURS = { Stack: 'bmo-learning-prod-foundation' };
const STAGINGS = { Stack: 'bmo-learning-staging-foundation' };

// What the team's own root made: without a Stack tag.
const teamsVpc: Checked = [ec2('vpc/vpc-1'), tagged({ Name: 'bmo-learning-prod-vpc' })];
const teamsPublicSubnet: Checked = [
  ec2('subnet/subnet-1'),
  tagged({ Name: 'bmo-learning-prod-public-1', Type: 'public' }),
];
const teamsPrivateSubnet: Checked = [
  ec2('subnet/subnet-2'),
  tagged({ Name: 'bmo-learning-prod-private-1', Type: 'private' }),
];
const teamsRouteTable: Checked = [ec2('route-table/rtb-1'), tagged({ Name: 'bmo-learning-prod-public-rt' })];
const stagingsVpc: Checked = [ec2('vpc/vpc-2'), tagged({ Name: 'bmo-learning-staging-vpc', ...STAGINGS })];

const ours = (resource: string): Checked => [ec2(resource), tagged(OURS)];
const stagings = (resource: string): Checked => [ec2(resource), tagged(STAGINGS)];
const fresh = (type: string): Checked => [ec2(`${type}/*`), tagging(OURS)];

describe('routes', () => {
  const may = holderOf(
    target('prod', 'foundation'),
    'aws_route',
    'aws_route_table',
    'aws_route_table_association',
  );

  it('go into a route table of the stack', async () => {
    expect(await may('ec2:CreateRoute', ours('route-table/rtb-3'))).toBe(true);
  });

  it.each(['ec2:CreateRoute', 'ec2:ReplaceRoute', 'ec2:DeleteRoute', 'ec2:DeleteRouteTable'])(
    "%s leaves the team's public route table alone",
    async (action) => {
      expect(await may(action, teamsRouteTable)).toBe(false);
    },
  );

  it("do not go into the other environment's route table", async () => {
    expect(await may('ec2:CreateRoute', stagings('route-table/rtb-4'))).toBe(false);
  });

  it("serve the team's private subnet from a route table of the stack", async () => {
    expect(await may('ec2:AssociateRouteTable', ours('route-table/rtb-3'), teamsPrivateSubnet)).toBe(true);
  });

  it("do not take over the team's public subnet", async () => {
    expect(await may('ec2:AssociateRouteTable', ours('route-table/rtb-3'), teamsPublicSubnet)).toBe(false);
    expect(await may('ec2:ReplaceRouteTableAssociation', ours('route-table/rtb-3'), teamsPublicSubnet)).toBe(
      false,
    );
  });

  it("do not take the team's subnet off the team's route table", async () => {
    expect(await may('ec2:DisassociateRouteTable', teamsRouteTable, teamsPrivateSubnet)).toBe(false);
  });
});

describe('what is put into a VPC', () => {
  const may = holderOf(
    target('prod', 'foundation'),
    'aws_eip',
    'aws_flow_log',
    'aws_nat_gateway',
    'aws_route_table',
    'aws_security_group',
    'aws_vpc_endpoint',
  );

  it.each([
    ['ec2:CreateFlowLogs', 'vpc-flow-log'],
    ['ec2:CreateRouteTable', 'route-table'],
    ['ec2:CreateSecurityGroup', 'security-group'],
    ['ec2:CreateVpcEndpoint', 'vpc-endpoint'],
  ])("%s works in the team's VPC, and only with the stack's tag", async (action, type) => {
    expect(await may(action, fresh(type), teamsVpc)).toBe(true);
    expect(await may(action, [ec2(`${type}/*`)], teamsVpc)).toBe(false);
    expect(await may(action, [ec2(`${type}/*`), tagging(STAGINGS)], teamsVpc)).toBe(false);
  });

  it.each([
    ['ec2:CreateRouteTable', 'route-table'],
    ['ec2:CreateSecurityGroup', 'security-group'],
  ])("%s does not work in the other environment's VPC", async (action, type) => {
    expect(await may(action, fresh(type), stagingsVpc)).toBe(false);
  });

  it("puts a NAT gateway with an address of the stack into the team's public subnet", async () => {
    expect(
      await may('ec2:CreateNatGateway', fresh('natgateway'), ours('elastic-ip/eip-1'), teamsPublicSubnet),
    ).toBe(true);
  });

  it('does not give a NAT gateway an address of somebody else', async () => {
    const address: Checked = [ec2('elastic-ip/eip-2'), tagged({ Name: 'bmo-learning-prod-nat-eip-1' })];
    expect(await may('ec2:CreateNatGateway', fresh('natgateway'), address, teamsPublicSubnet)).toBe(false);
    expect(await may('ec2:ReleaseAddress', address)).toBe(false);
    expect(await may('ec2:ReleaseAddress', ours('elastic-ip/eip-1'))).toBe(true);
  });

  it('is deleted by its own stack only', async () => {
    expect(await may('ec2:DeleteSecurityGroup', ours('security-group/sg-1'))).toBe(true);
    expect(await may('ec2:DeleteSecurityGroup', stagings('security-group/sg-2'))).toBe(false);
    expect(await may('ec2:DeleteNatGateway', [ec2('natgateway/nat-1'), tagged({})])).toBe(false);
  });
});

describe('tags', () => {
  const may = holderOf(target('prod', 'foundation'), 'aws_route_table', 'aws_subnet', 'aws_vpc');
  const created = { ...tagging(OURS), 'ec2:CreateAction': 'CreateRouteTable' };

  it('come with what the stack creates', async () => {
    expect(await may('ec2:CreateTags', [ec2('route-table/rtb-5'), created])).toBe(true);
  });

  it.each<[string, Checked]>([
    ['VPC', teamsVpc],
    ['subnet', teamsPrivateSubnet],
    ['route table', teamsRouteTable],
  ])("do not make the stack the owner of the team's %s", async (_, [arn, context]) => {
    expect(await may('ec2:CreateTags', [arn, { ...context, ...tagging(OURS) }])).toBe(false);
    expect(await may('ec2:DeleteTags', [arn, context])).toBe(false);
  });

  it('change on what the stack owns', async () => {
    const context = { ...tagged(OURS), ...tagging({ Name: 'new' }) };
    expect(await may('ec2:CreateTags', [ec2('route-table/rtb-3'), context])).toBe(true);
  });
});

describe('a VPC and its subnets', () => {
  const may = holderOf(
    target('staging', 'foundation'),
    'aws_internet_gateway',
    'aws_subnet',
    'aws_vpc',
    'data.aws_vpc',
  );

  it('are changed where the stack created them', async () => {
    expect(await may('ec2:DeleteVpc', stagingsVpc)).toBe(true);
    expect(await may('ec2:ModifyVpcAttribute', stagingsVpc)).toBe(true);
    expect(await may('ec2:DeleteSubnet', stagings('subnet/subnet-3'))).toBe(true);
    expect(await may('ec2:AttachInternetGateway', stagings('internet-gateway/igw-1'), stagingsVpc)).toBe(
      true,
    );
  });

  it("are not the team's", async () => {
    expect(await may('ec2:DeleteVpc', teamsVpc)).toBe(false);
    expect(await may('ec2:ModifyVpcAttribute', teamsVpc)).toBe(false);
    expect(await may('ec2:DeleteSubnet', teamsPrivateSubnet)).toBe(false);
    expect(await may('ec2:CreateSubnet', [ec2('subnet/*'), tagging(STAGINGS)], teamsVpc)).toBe(false);
    expect(await may('ec2:AttachInternetGateway', stagings('internet-gateway/igw-1'), teamsVpc)).toBe(false);
  });

  it('are read whoever they belong to', async () => {
    expect(await may('ec2:DescribeVpcs', ['*'])).toBe(true);
    expect(await may('ec2:DescribeVpcAttribute', teamsVpc)).toBe(true);
  });
});

describe('rules of security groups', () => {
  const may = holderOf(
    target('prod', 'foundation'),
    'aws_vpc_security_group_egress_rule',
    'aws_vpc_security_group_ingress_rule',
  );

  it('are added to groups of the stack', async () => {
    expect(
      await may(
        'ec2:AuthorizeSecurityGroupIngress',
        ours('security-group/sg-1'),
        fresh('security-group-rule'),
      ),
    ).toBe(true);
    expect(
      await may(
        'ec2:ModifySecurityGroupRules',
        ours('security-group/sg-1'),
        ours('security-group-rule/sgr-1'),
      ),
    ).toBe(true);
  });

  it.each(['Authorize', 'Revoke'])("%s nothing on anybody else's groups", async (verb) => {
    for (const direction of ['Egress', 'Ingress']) {
      const action = `ec2:${verb}SecurityGroup${direction}`;
      expect(await may(action, stagings('security-group/sg-2'))).toBe(false);
      expect(await may(action, [ec2('security-group/sg-3'), tagged({ Name: 'bmo-learning-prod-x' })])).toBe(
        false,
      );
    }
  });
});

describe('the default security group of a VPC', () => {
  const may = holderOf(target('staging', 'foundation'), 'aws_default_security_group');
  const group = ec2('security-group/sg-4');
  const tags = tagging({ Name: 'bmo-learning-staging-default-locked', ...STAGINGS });

  it('is tagged first, as AWS leaves it without tags, and then emptied', async () => {
    expect(await may('ec2:RevokeSecurityGroupIngress', [group])).toBe(false);
    expect(await may('ec2:CreateTags', [group, tags])).toBe(true);
    expect(await may('ec2:RevokeSecurityGroupIngress', stagings('security-group/sg-4'))).toBe(true);
  });

  it('is no other group', async () => {
    expect(await may('ec2:CreateTags', [group, { ...tagged(OURS), ...tags }])).toBe(false);
    expect(await may('ec2:CreateTags', [group, { ...tagged({ Name: 'bastion' }), ...tags }])).toBe(false);
  });
});

describe('VPC endpoints', () => {
  const may = holderOf(
    target('prod', 'foundation'),
    'aws_vpc_endpoint',
    'aws_vpc_endpoint_route_table_association',
  );

  it('are joined to route tables of the stack', async () => {
    expect(await may('ec2:ModifyVpcEndpoint', ours('vpc-endpoint/vpce-1'), ours('route-table/rtb-3'))).toBe(
      true,
    );
    expect(await may('ec2:ModifyVpcEndpoint', ours('vpc-endpoint/vpce-1'), teamsRouteTable)).toBe(false);
  });

  it("have interfaces in the team's private subnets", async () => {
    expect(
      await may(
        'ec2:CreateVpcEndpoint',
        fresh('vpc-endpoint'),
        teamsVpc,
        teamsPrivateSubnet,
        ours('security-group/sg-1'),
      ),
    ).toBe(true);
  });
});

describe('flow logs', () => {
  const may = holderOf(target('staging', 'foundation'), 'aws_flow_log');
  const role = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
  const toFlowLogs = { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' };

  it('get their own role and no other', async () => {
    expect(await may('iam:PassRole', [role('bmo-learning-staging-flow-logs'), toFlowLogs])).toBe(true);
    expect(await may('iam:PassRole', [role('bmo-learning-prod-flow-logs'), toFlowLogs])).toBe(false);
    expect(await may('iam:PassRole', [role('bmo-learning-staging-rails-task'), toFlowLogs])).toBe(false);
  });

  it('keep their role to themselves', async () => {
    const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' };
    expect(await may('iam:PassRole', [role('bmo-learning-staging-flow-logs'), toLambda])).toBe(false);
  });
});
