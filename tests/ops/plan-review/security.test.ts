import { publicExposure } from '../../../ops/plan-review/public-exposure';
import { securityRelevance } from '../../../ops/plan-review/security-relevant-resources';
import { STATEFUL_RESOURCES } from '../../../ops/plan-review/stateful-resources';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';
import { changeOf, planOf } from '../support/plans';

const exposure = (address: string, after: object, before: object | null = null) =>
  planOf([
    changeOf(address, before ? ['update'] : ['create'], { before: before as never, after: after as never }),
  ]).resource_changes.map(publicExposure)[0];

const policy = (statement: object) => ({ policy: JSON.stringify({ Statement: [statement] }) });

describe('Security changes', () => {
  it.each([
    'aws_iam_role_policy',
    'aws_iam_role_policy_attachment',
    'aws_s3_bucket_policy',
    'aws_secretsmanager_secret_policy',
    'aws_cloudwatch_log_resource_policy',
  ])('%s is', (type) => expect(securityRelevance(type)).toBe('who may do what'));

  it.each(['aws_vpc_security_group_ingress_rule', 'aws_security_group'])('%s is', (type) =>
    expect(securityRelevance(type)).toBe('who may connect to what'),
  );

  it.each(['aws_appautoscaling_policy', 'aws_ecr_lifecycle_policy', 'aws_cloudwatch_metric_alarm'])(
    '%s is not',
    (type) => expect(securityRelevance(type)).toBeUndefined(),
  );

  it('include every new resource, whatever its attributes', () => {
    expect(securityRelevance('aws_kms_key')).toBe('who may decrypt');
    expect(securityRelevance('aws_kms_key', ['policy'])).toBe('who may decrypt');
    expect(securityRelevance('aws_kms_key', ['description'])).toBeUndefined();
  });
});

describe('Access for everybody', () => {
  it('a rule that admits every address', () => {
    const rule = 'aws_vpc_security_group_ingress_rule.alb';
    expect(exposure(rule, { cidr_ipv4: '0.0.0.0/0' })).toBe('admits every address');
    expect(exposure(rule, { cidr_ipv6: '::/0' })).toBe('admits every address');
    expect(exposure(rule, { cidr_ipv4: '10.0.0.0/16', cidr_ipv6: null })).toBeUndefined();
  });

  it('not a rule that lets connections out', () => {
    expect(exposure('aws_vpc_security_group_egress_rule.ai', { cidr_ipv4: '0.0.0.0/0' })).toBeUndefined();
  });

  it('a database with a public address', () => {
    expect(exposure('aws_db_instance.database', { publicly_accessible: true })).toBe('has a public address');
  });

  it('a bucket that is no longer blocked', () => {
    const closed = {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    };
    const block = 'aws_s3_bucket_public_access_block.logs';
    expect(exposure(block, { ...closed, ignore_public_acls: false }, closed)).toBe(
      'lets a bucket be made public',
    );
    expect(exposure(block, closed)).toBeUndefined();
  });

  it('a load balancer and a subnet', () => {
    expect(exposure('aws_lb.alb', { internal: false })).toBe('is reached from the internet');
    expect(exposure('aws_lb.alb', { internal: true })).toBeUndefined();
    expect(exposure('aws_subnet.a', { map_public_ip_on_launch: true })).toBe(
      'gives instances public addresses',
    );
  });

  it('a policy that admits everybody without a condition', () => {
    const everybody = { Effect: 'Allow', Principal: '*' };
    const admits = 'has a policy that admits everybody';
    const of = (statement: object) => exposure('aws_s3_bucket_policy.logs', policy(statement));
    expect(of(everybody)).toBe(admits);
    expect(of({ ...everybody, Principal: { AWS: ['arn:aws:iam::1:root', '*'] } })).toBe(admits);
    expect(of({ ...everybody, Effect: 'Deny' })).toBeUndefined();
    expect(of({ ...everybody, Condition: { Bool: {} } })).toBeUndefined();
    expect(of({ ...everybody, Principal: { Service: 'ecs.amazonaws.com' } })).toBeUndefined();
  });

  it('not by the policy of an endpoint, which only those inside of the VPC reach', () => {
    const everybody = policy({ Effect: 'Allow', Principal: '*' });
    expect(exposure('aws_vpc_endpoint.s3', everybody)).toBeUndefined();
    expect(securityRelevance('aws_vpc_endpoint', ['policy'])).toBe('who may do what');
  });

  it('not by a policy that is no JSON', () => {
    expect(exposure('aws_x.y', { policy: 'TLS13' })).toBeUndefined();
  });

  it('is not reported when it was open before', () => {
    const open = { cidr_ipv4: '0.0.0.0/0' };
    const rule = 'aws_vpc_security_group_ingress_rule.alb';
    expect(exposure(rule, { ...open, description: 'b' }, { ...open, description: 'a' })).toBeUndefined();
  });
});

describe('The tables', () => {
  const types = new Map<string, boolean>();
  for (const environment of Object.values(shipped)) {
    for (const { json } of Object.values(synthesizeEnvironment(environment))) {
      const { resource = {} } = json as {
        resource?: Record<string, Record<string, { lifecycle?: { prevent_destroy?: boolean } }>>;
      };
      for (const [type, instances] of Object.entries(resource)) {
        const isProtected = Object.values(instances).some(({ lifecycle }) => lifecycle?.prevent_destroy);
        types.set(type, isProtected || types.get(type) === true);
      }
    }
  }

  it('know every type that the stacks protect; the load balancer holds no data', () => {
    const unknown = [...types].filter(([type, isProtected]) => isProtected && !(type in STATEFUL_RESOURCES));
    expect(unknown.map(([type]) => type)).toEqual(['aws_lb']);
  });

  it('know every type that the security rules forbid to create unseen', () => {
    const expected = [...types.keys()].filter((type) =>
      /^aws_(iam|wafv2|kms_key|security_group|vpc_security)/.test(type),
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(
      expected.filter(
        (type) => !securityRelevance(type) && type !== 'aws_wafv2_web_acl_logging_configuration',
      ),
    ).toEqual([]);
  });
});
