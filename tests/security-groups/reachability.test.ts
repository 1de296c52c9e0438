import { SecurityGroups, type SecurityGroupsProps } from '../../modules/security-groups/security-groups';
import { synthesizeConstruct } from '../support/synthesize';
import type { Block, TerraformConfiguration } from '../support/terraform-configuration';

const props: SecurityGroupsProps = {
  name: 'bmo-learning-test',
  vpcId: 'vpc-1',
  ingress: 'internet',
  https: true,
  ports: { ai: 8000, rails: 3000, database: 5432, redis: 6379 },
  aiPublicRoutes: false,
  interfaceEndpoints: false,
  efs: false,
};

const synthesize = (changes: Partial<SecurityGroupsProps> = {}) =>
  synthesizeConstruct((stack) => new SecurityGroups(stack, 'sg', { ...props, ...changes }));

/** Role of the group that a rule refers to: `rails` for `${aws_security_group.sg_rails.id}`. */
const role = (reference: string) => reference.replace(/^\$\{aws_security_group\.sg_(\w+)\.id\}$/, '$1');

const CLOUDFRONT = '${data.aws_ec2_managed_prefix_list.sg_cloudfront.id}';

function peer(rule: Block): string {
  if (rule['cidr_ipv4'] === '0.0.0.0/0') return 'internet';
  return rule['prefix_list_id'] === CLOUDFRONT ? 'cloudfront' : role(rule['referenced_security_group_id']);
}

const ports = (rule: Block) =>
  rule['from_port'] === rule['to_port']
    ? String(rule['from_port'])
    : `${rule['from_port']}-${rule['to_port']}`;

/** `from -> to :port` for every connection that both ends (where both are ours) agree to. */
function reachable(configuration: TerraformConfiguration): string[] {
  const admitted = Object.values(configuration.resources('aws_vpc_security_group_ingress_rule')).map(
    (rule) => `${peer(rule)} -> ${role(rule['security_group_id'])} :${ports(rule)}`,
  );
  const permitted = Object.values(configuration.resources('aws_vpc_security_group_egress_rule')).map(
    (rule) => `${role(rule['security_group_id'])} -> ${peer(rule)} :${ports(rule)}`,
  );
  const oneSided = (list: string[], others: string[], end: RegExp) =>
    list.filter((flow) => !end.test(flow) && !others.includes(flow));
  expect(oneSided(admitted, permitted, /^(internet|cloudfront) /)).toEqual([]);
  expect(oneSided(permitted, admitted, /-> internet /)).toEqual([]);
  return [...new Set([...admitted, ...permitted])].sort();
}

const always = [
  'ai -> internet :443',
  'ai -> redis :6379',
  'alb -> rails :3000',
  'internet -> alb :443',
  'internet -> alb :80',
  'rails -> ai :8000',
  'rails -> database :5432',
  'rails -> internet :443',
  'rails -> redis :6379',
  'sidekiq -> ai :8000',
  'sidekiq -> database :5432',
  'sidekiq -> internet :443',
  'sidekiq -> redis :6379',
];

describe('allowed connections', () => {
  it('are exactly this list by default', () => {
    expect(reachable(synthesize())).toEqual(always);
  });

  it('include alb -> ai if the AI service has public routes', () => {
    expect(reachable(synthesize({ aiPublicRoutes: true }))).toEqual([...always, 'alb -> ai :8000'].sort());
  });

  it('include all services -> endpoints :443 if there are interface endpoints', () => {
    const added = ['ai', 'rails', 'sidekiq'].map((service) => `${service} -> endpoints :443`);
    expect(reachable(synthesize({ interfaceEndpoints: true }))).toEqual([...always, ...added].sort());
  });

  it('include only ai -> EFS if the vector store is enabled', () => {
    expect(reachable(synthesize({ efs: true }))).toEqual([...always, 'ai -> efs :2049'].sort());
  });

  it('include only port 80 from the internet without a certificate', () => {
    expect(reachable(synthesize({ https: false }))).toEqual(
      always.filter((flow) => flow !== 'internet -> alb :443'),
    );
  });

  it('include only CloudFront, over HTTPS, if it is enabled', () => {
    const behind = synthesize({ ingress: 'cloudfront' });
    expect(reachable(behind)).toEqual(
      [...always.filter((flow) => !flow.startsWith('internet ')), 'cloudfront -> alb :443'].sort(),
    );
    expect(behind.at('data.aws_ec2_managed_prefix_list.sg_cloudfront')).toEqual({
      name: 'com.amazonaws.global.cloudfront.origin-facing',
    });
  });

  it('look up the prefix list of CloudFront only then', () => {
    expect(synthesize().dataSources('aws_ec2_managed_prefix_list')).toEqual({});
  });

  it('use the configured ports', () => {
    const flows = reachable(synthesize({ ports: { ai: 1, rails: 2, database: 3, redis: 4 } }));
    expect(flows).toEqual(expect.arrayContaining(['rails -> ai :1', 'alb -> rails :2', 'ai -> redis :4']));
    expect(flows.filter((flow) => /:(8000|3000|5432|6379)$/.test(flow))).toEqual([]);
  });
});

describe('security groups', () => {
  const everything = synthesize({ aiPublicRoutes: true, interfaceEndpoints: true, efs: true });

  it('exist once per role', () => {
    expect(Object.keys(everything.resources('aws_security_group')).sort()).toEqual(
      ['ai', 'alb', 'database', 'efs', 'endpoints', 'rails', 'redis', 'sidekiq'].map((name) => `sg_${name}`),
    );
  });

  it('omit unused roles', () => {
    const names = Object.keys(synthesize().resources('aws_security_group'));
    expect(names).toHaveLength(6);
    expect(names).not.toEqual(expect.arrayContaining(['sg_efs']));
    expect(names).not.toEqual(expect.arrayContaining(['sg_endpoints']));
  });

  it('are created before the ones they replace are destroyed, under generated names', () => {
    expect(everything.at('aws_security_group.sg_rails')).toEqual({
      description: 'rails_api tasks',
      lifecycle: { create_before_destroy: true },
      name_prefix: 'bmo-learning-test-rails-',
      tags: { Name: 'bmo-learning-test-rails' },
      vpc_id: 'vpc-1',
    });
  });

  it('have rules named by source, target and protocol', () => {
    expect(Object.keys(everything.resources('aws_vpc_security_group_ingress_rule'))).toEqual(
      expect.arrayContaining([
        'sg_alb-from-internet-http',
        'sg_alb-from-internet-https',
        'sg_database-from-rails-postgresql',
      ]),
    );
  });
});
