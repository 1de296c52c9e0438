import type { StackCall } from '../../e2e/roles/aws-call';
import { History } from '../../e2e/roles/history';
import { resourcesOf } from '../../e2e/roles/resource-arn';
import { sampleCall } from './sample-call';

const arnsOf = async (
  action: string,
  call: StackCall,
  earlier: readonly StackCall[] = [],
): Promise<readonly string[]> => {
  const history = new History();
  for (const each of earlier) history.add(each, [], []);
  return (await resourcesOf(action, call, history)).map(({ arn }) => arn);
};

const ec2 = (resource: string): string => `arn:aws:ec2:us-east-2:123456789012:${resource}`;

describe('the resources of a call', () => {
  it('are named by the parameters', async () => {
    const call = sampleCall('rds', 'DescribeDBInstances', {
      DBInstanceIdentifier: 'bmo-learning-staging-database',
    });
    expect(await arnsOf('rds:DescribeDBInstances', call)).toEqual([
      'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-staging-database',
    ]);
  });

  it('are named by the list of a parameter', async () => {
    const call = sampleCall('ecr', 'DescribeRepositories', { repositoryNames: 'bmo-learning/rails-api' });
    expect(await arnsOf('ecr:DescribeRepositories', call)).toEqual([
      'arn:aws:ecr:us-east-2:123456789012:repository/bmo-learning/rails-api',
    ]);
  });

  it('are named by an ARN', async () => {
    const TopicArn = 'arn:aws:sns:us-east-2:123456789012:bmo-learning-staging-alarms-warning';
    expect(
      await arnsOf('sns:GetTopicAttributes', sampleCall('sns', 'GetTopicAttributes', { TopicArn })),
    ).toEqual([TopicArn]);
  });

  it('are named by a nested parameter', async () => {
    const call = sampleCall('budgets', 'CreateBudget', {
      'Budget.BudgetName': 'bmo-learning-staging-monthly',
    });
    expect(await arnsOf('budgets:ModifyBudget', call)).toEqual([
      'arn:aws:budgets::123456789012:budget/bmo-learning-staging-monthly',
    ]);
  });

  it('are those in the address', async () => {
    const Bucket = 'bmo-learning-terraform-state';
    expect(await arnsOf('s3:ListBucket', sampleCall('s3', 'ListObjectsV2', { Bucket }))).toEqual([
      `arn:aws:s3:::${Bucket}`,
    ]);
    const object = sampleCall('s3', 'GetObject', { Bucket, Key: 'staging/foundation.tfstate' });
    expect(await arnsOf('s3:GetObject', object)).toEqual([
      `arn:aws:s3:::${Bucket}/staging/foundation.tfstate`,
    ]);
  });

  it('are everything for an action that knows none', async () => {
    expect(await arnsOf('ec2:DescribeVpcs', sampleCall('ec2', 'DescribeVpcs', { VpcId: 'vpc-1' }))).toEqual([
      '*',
    ]);
  });

  it('are all of their type for a question without a name', async () => {
    expect(await arnsOf('rds:DescribeDBInstances', sampleCall('rds', 'DescribeDBInstances'))).toEqual([
      'arn:aws:rds:us-east-2:123456789012:db:any-at-all',
    ]);
  });

  it('include what the call creates under an id of AWS', async () => {
    const call = sampleCall('ec2', 'CreateNatGateway', { AllocationId: 'eipalloc-1', SubnetId: 'subnet-1' });
    expect(await arnsOf('ec2:CreateNatGateway', call)).toEqual([
      ec2('elastic-ip/eipalloc-1'),
      ec2('subnet/subnet-1'),
      ec2('natgateway/not-known-before-the-call'),
    ]);
  });

  it('are both ends of an association', async () => {
    const call = sampleCall('ec2', 'AssociateRouteTable', { RouteTableId: 'rtb-1', SubnetId: 'subnet-1' });
    expect(await arnsOf('ec2:AssociateRouteTable', call)).toEqual([
      ec2('route-table/rtb-1'),
      ec2('subnet/subnet-1'),
    ]);
  });

  it('of an association that ends are those that the caller associated', async () => {
    const associated = sampleCall('ec2', 'AssociateRouteTable', {
      RouteTableId: 'rtb-1',
      SubnetId: 'subnet-1',
    });
    const call = sampleCall('ec2', 'DisassociateRouteTable', { AssociationId: 'rtbassoc-1' });
    expect(await arnsOf('ec2:DisassociateRouteTable', call, [associated])).toEqual([
      ec2('route-table/rtb-1'),
      ec2('subnet/subnet-1'),
    ]);
  });

  it('are alias and key, in the region of the call', async () => {
    const aliased = (region: string, TargetKeyId: string): StackCall =>
      sampleCall('kms', 'CreateAlias', { AliasName: 'alias/bmo', TargetKeyId }, { region });
    const call = sampleCall('kms', 'DeleteAlias', { AliasName: 'alias/bmo' });
    expect(
      await arnsOf('kms:DeleteAlias', call, [aliased('us-east-2', 'one'), aliased('us-east-1', 'two')]),
    ).toEqual(['arn:aws:kms:us-east-2:123456789012:alias/bmo', 'arn:aws:kms:us-east-2:123456789012:key/one']);
  });

  it('are the group with its streams for Logs, and without them where it is tagged', async () => {
    const group = 'arn:aws:logs:us-east-2:123456789012:log-group:/ecs/bmo-learning-staging/ai';
    const call = sampleCall('logs', 'PutRetentionPolicy', { logGroupName: '/ecs/bmo-learning-staging/ai' });
    expect(await arnsOf('logs:PutRetentionPolicy', call)).toEqual([`${group}:log-stream:`]);
    const tags = sampleCall('logs', 'ListTagsForResource', { resourceArn: group });
    expect(await arnsOf('logs:ListTagsForResource', tags)).toEqual([group]);
  });

  it('have the six characters that Secrets Manager adds', async () => {
    const call = sampleCall('secretsmanager', 'CreateSecret', { Name: 'bmo-learning/staging/database-url' });
    expect(await arnsOf('secretsmanager:CreateSecret', call)).toEqual([
      'arn:aws:secretsmanager:us-east-2:123456789012:secret:bmo-learning/staging/database-url-AbCdEf',
    ]);
  });

  it('include the rules that AWS manages', async () => {
    const call = sampleCall('wafv2', 'CreateWebACL', {
      Name: 'bmo-learning-staging-firewall',
      Scope: 'REGIONAL',
    });
    expect(await arnsOf('wafv2:CreateWebACL', call)).toEqual([
      'arn:aws:wafv2:us-east-2:123456789012:regional/webacl/bmo-learning-staging-firewall/not-known-before-the-call',
      'arn:aws:wafv2:us-east-2:123456789012:regional/managedruleset/AWS/AWSManagedRulesCommonRuleSet',
    ]);
  });

  it('must be known', async () => {
    await expect(
      arnsOf('events:RemoveTargets', sampleCall('events', 'RemoveTargets', { Ids: 'topic' })),
    ).rejects.toThrow(
      'bmo-learning-staging-foundation: nothing says what events:RemoveTargets is about in {"Ids":"topic"}.',
    );
  });
});
