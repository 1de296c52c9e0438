import type { AwsCall } from '../../e2e/roles/aws-call';
import { type Replay, replayCalls } from '../../e2e/roles/replay';
import { describeDenied, summaryOf } from '../../e2e/roles/report';
import type { Roles } from '../../e2e/roles/role-policies';
import { STACK, sampleCall, TAGS } from './sample-call';

const PRODUCTION = 'bmo-learning-prod-foundation';

const roleWith = (...statements: readonly object[]): Roles[string] => [
  { name: 'sample', policy: { Version: '2012-10-17', Statement: statements } as never },
];

const allow = (Action: string | readonly string[], Resource = '*', Condition?: object): object => ({
  Sid: 'Sample',
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

const replay = (statements: readonly object[], ...calls: readonly AwsCall[]): Promise<Replay> =>
  replayCalls(calls, { [STACK]: roleWith(...statements), [PRODUCTION]: roleWith(...statements) });

const SUBNETS = 'arn:aws:ec2:us-east-2:123456789012:subnet/*';
const OURS = { StringEquals: { 'aws:ResourceTag/Stack': STACK } };
const created = sampleCall('ec2', 'CreateSubnet', {}, { tags: TAGS, named: ['subnet-0a1b2c3d4e5f60718'] });
const remove = sampleCall('ec2', 'DeleteSubnet', { SubnetId: 'subnet-0a1b2c3d4e5f60718' });
const ALL_OF_EC2 = ['ec2:CreateSubnet', 'ec2:CreateTags'];

describe('a replay', () => {
  it('finds nothing where all is allowed', async () => {
    const { denied, evaluated } = await replay(
      [allow('ec2:DescribeVpcs')],
      sampleCall('ec2', 'DescribeVpcs'),
    );
    expect({ denied, evaluated }).toEqual({ denied: [], evaluated: 1 });
  });

  it('finds an action that no statement allows', async () => {
    const look = sampleCall('ec2', 'DescribeVpcs');
    const { denied } = await replay([allow('ec2:DescribeSubnets')], look, look);
    expect(describeDenied(denied)).toBe(
      `${STACK}  ec2:DescribeVpcs\n  no statement allows the action\n  2 x *`,
    );
  });

  it('finds a resource that no statement allows', async () => {
    const call = sampleCall('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'other' });
    const allowed = 'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-staging-*';
    const { denied } = await replay([allow('rds:DeleteDBInstance', allowed)], call);
    expect(describeDenied(denied)).toBe(
      `${STACK}  rds:DeleteDBInstance\n  other resources only: ${allowed}\n` +
        '  1 x arn:aws:rds:us-east-2:123456789012:db:other',
    );
  });

  it('lets a stack delete what carries its tag', async () => {
    const { denied } = await replay(
      [allow(ALL_OF_EC2), allow('ec2:DeleteSubnet', SUBNETS, OURS)],
      created,
      remove,
    );
    expect(denied).toEqual([]);
  });

  it("finds a delete of the team's subnet", async () => {
    const teams = { ...created, caller: 'existing-root', tags: { Name: 'bmo-learning-prod-private-1' } };
    const { denied } = await replay([allow('ec2:DeleteSubnet', SUBNETS, OURS)], teams, remove);
    expect(describeDenied(denied)).toBe(
      `${STACK}  ec2:DeleteSubnet\n  Sample asks for StringEquals aws:ResourceTag/Stack ${STACK}\n` +
        '  1 x arn:aws:ec2:us-east-2:123456789012:subnet/subnet-0a1b2c3d4e5f60718',
    );
  });

  it('finds a creation whose tags may not be given', async () => {
    const { denied } = await replay([allow('ec2:CreateSubnet')], created);
    expect(new Set(denied.map(({ action }) => action))).toEqual(new Set(['ec2:CreateTags']));
  });

  it('finds a question about everything where only some may be asked for', async () => {
    const some = 'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-staging-*';
    const { denied } = await replay(
      [allow('rds:DescribeDBInstances', some)],
      sampleCall('rds', 'DescribeDBInstances'),
    );
    expect(denied).toHaveLength(1);
  });

  it('evaluates keys, tags of listeners and vaults, whose types the engine is unsure of', async () => {
    const vault = sampleCall('backup', 'CreateBackupVault', { backupVaultName: 'one' }, { tags: TAGS });
    const rule = sampleCall(
      'elasticloadbalancing',
      'CreateRule',
      { ListenerArn: 'arn:aws:elasticloadbalancing:us-east-2:123456789012:listener/app/alb/1/2' },
      { tags: TAGS },
    );
    const key = sampleCall('kms', 'DescribeKey', { KeyId: 'one' });
    const all = [
      'backup:CreateBackupVault',
      'backup-storage:MountCapsule',
      'elasticloadbalancing:CreateRule',
    ];
    const tagging = ['backup:TagResource', 'elasticloadbalancing:AddTags', 'kms:DescribeKey'];
    expect((await replay([allow(all), allow(tagging)], vault, rule, key)).denied).toEqual([]);
    expect((await replay([allow(all)], vault, rule, key)).denied.map(({ action }) => action)).toEqual(
      tagging,
    );
  });

  it('tells the actions that are allowed and never called', async () => {
    const { neverUsed } = await replay(
      [allow(['ec2:DescribeVpcs', 'ec2:DescribeSubnets']), allow('ec2:describevpcs')],
      sampleCall('ec2', 'DescribeVpcs'),
    );
    expect(neverUsed).toEqual({
      [STACK]: ['ec2:DescribeSubnets'],
      [PRODUCTION]: ['ec2:DescribeSubnets', 'ec2:DescribeVpcs', 'ec2:describevpcs'],
    });
  });

  it('says that a stack has no role', async () => {
    const call = sampleCall('ec2', 'DescribeVpcs', {}, { caller: 'bmo-learning-other-foundation' });
    await expect(replay([], call)).rejects.toThrow(
      'bmo-learning-other-foundation has no role in the bootstrap.',
    );
  });
});

describe('deletes of what holds data', () => {
  const refuse = {
    Sid: 'Keep',
    Effect: 'Deny',
    Action: ['rds:DeleteDBInstance', 'ec2:DeleteVpc'],
    Resource: '*',
  };
  const deletion = (caller: string): AwsCall =>
    sampleCall('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'one' }, { caller });

  it('are refused on purpose in production', async () => {
    const result = await replay([allow('rds:DeleteDBInstance'), refuse], deletion(PRODUCTION));
    expect(result.denied).toEqual([]);
    expect(result.explicitlyDenied).toMatchObject([
      { action: 'rds:DeleteDBInstance', reason: 'refused by Keep' },
    ]);
    expect(summaryOf(result)).toBe(
      '1 requests of 2 roles, asked 1 times: 0 allowed, 0 denied, 1 refused on purpose (1 deletes of data)',
    );
  });

  it('are not refused on purpose where nothing but a permission is missing', async () => {
    const { denied, explicitlyDenied } = await replay([allow('ec2:DescribeVpcs')], deletion(PRODUCTION));
    expect([denied.length, explicitlyDenied.length]).toEqual([1, 0]);
  });

  it('are not refused on purpose elsewhere', async () => {
    const { denied, explicitlyDenied } = await replay(
      [allow('rds:DeleteDBInstance'), refuse],
      deletion(STACK),
    );
    expect([denied.length, explicitlyDenied.length]).toEqual([1, 0]);
  });

  it('are not the only thing that may be refused by mistake', async () => {
    const vpc = sampleCall('ec2', 'DeleteVpc', { VpcId: 'vpc-0a1b2c3d4e5f60718' }, { caller: PRODUCTION });
    const { denied } = await replay([allow('ec2:DeleteVpc'), refuse], vpc);
    expect(denied).toMatchObject([{ action: 'ec2:DeleteVpc', reason: 'refused by Keep' }]);
  });

  it('are a finding where production may do them', async () => {
    const { unguarded } = await replay(
      [allow('rds:DeleteDBInstance')],
      deletion(PRODUCTION),
      deletion(STACK),
    );
    expect(unguarded).toMatchObject([{ caller: PRODUCTION, action: 'rds:DeleteDBInstance' }]);
  });
});
