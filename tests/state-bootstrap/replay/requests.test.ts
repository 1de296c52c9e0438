import { requestsOf } from '../../e2e/roles/requests';
import { STACK, sampleCall, TAGS } from './sample-call';

/** `action resource` of each request. */
const askedBy = async (...calls: Parameters<typeof requestsOf>[0]): Promise<readonly string[]> =>
  (await requestsOf(calls)).map(({ action, resource }) => `${action} ${resource}`);

const SECRET = 'arn:aws:secretsmanager:us-east-2:123456789012:secret:bmo-learning/staging/database-url';
const KEY = 'arn:aws:kms:us-east-2:123456789012:key/one';
const EC2 = 'arn:aws:ec2:us-east-2:123456789012';
const ELB = 'arn:aws:elasticloadbalancing:us-east-2:123456789012';

describe('what IAM is asked', () => {
  it('is each question once, with how often it was asked', async () => {
    const look = sampleCall('ec2', 'DescribeVpcs');
    expect(await requestsOf([look, look, { ...look, parameters: { VpcId: 'vpc-1' } }])).toEqual([
      expect.objectContaining({ caller: STACK, action: 'ec2:DescribeVpcs', resource: '*', times: 3 }),
    ]);
  });

  it('is also what AWS refused', async () => {
    expect(await askedBy(sampleCall('ec2', 'DescribeVpcs', {}, { status: 400 }))).toEqual([
      'ec2:DescribeVpcs *',
    ]);
  });

  it.each(['existing-root', 'test', null])('is nothing by the calls of %s', async (caller) => {
    expect(await askedBy({ ...sampleCall('ec2', 'DescribeVpcs'), caller })).toEqual([]);
  });

  it('is an error for a call of unknown meaning', async () => {
    await expect(askedBy(sampleCall('s3', 'GetBucketWeather'))).rejects.toThrow(
      's3:GetBucketWeather is not an IAM action.',
    );
  });

  it('is whether roles may be passed to the service', async () => {
    const roles = {
      taskRoleArn: 'arn:aws:iam::123456789012:role/task',
      family: 'bmo-learning-staging-rails',
    };
    const [, passing] = await requestsOf([sampleCall('ecs', 'RegisterTaskDefinition', roles)]);
    expect(passing).toMatchObject({
      action: 'iam:PassRole',
      resource: roles.taskRoleArn,
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    });
  });

  it('is an error for a role that nobody knows whom it goes to', async () => {
    const RoleArn = 'arn:aws:iam::123456789012:role/one';
    await expect(askedBy(sampleCall('sns', 'CreateTopic', { Name: 'one', RoleArn }))).rejects.toThrow(
      'sns:CreateTopic passes the role in RoleArn, and dependent-calls.ts does not say to whom.',
    );
  });

  it('is whether the key may be used through the service', async () => {
    const created = sampleCall('secretsmanager', 'CreateSecret', {
      Name: 'bmo-learning/staging/database-url',
      KmsKeyId: KEY,
    });
    const read = sampleCall('secretsmanager', 'GetSecretValue', { SecretId: `${SECRET}-x9Yz12` });
    const asked = await requestsOf([created, read]);
    expect(asked.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `secretsmanager:CreateSecret ${SECRET}-AbCdEf`,
      `secretsmanager:GetSecretValue ${SECRET}-x9Yz12`,
      `kms:Decrypt ${KEY}`,
    ]);
    expect(asked[2]?.context).toMatchObject({ 'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com' });
  });

  it('is nothing about the key of another secret', async () => {
    const created = sampleCall('secretsmanager', 'CreateSecret', { Name: 'database-url', KmsKeyId: KEY });
    const read = sampleCall('secretsmanager', 'GetSecretValue', { SecretId: `${SECRET}-x9Yz12` });
    expect((await askedBy(created, read)).filter((each) => each.startsWith('kms:'))).toEqual([]);
  });

  it('is whether the service may make a role of its own', async () => {
    const call = sampleCall('elasticloadbalancing', 'CreateLoadBalancer', {
      Name: 'bmo-learning-staging-alb',
    });
    expect(await askedBy(call)).toEqual([
      `elasticloadbalancing:CreateLoadBalancer ${ELB}:loadbalancer/app/bmo-learning-staging-alb/not-known-before-the-call`,
      'iam:CreateServiceLinkedRole arn:aws:iam::123456789012:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing',
    ]);
  });

  it('is what the service does in the name of the caller', async () => {
    const ResourceArn = `${ELB}:loadbalancer/app/alb/1`;
    const WebACLArn = 'arn:aws:wafv2:us-east-2:123456789012:regional/webacl/firewall/1';
    expect(await askedBy(sampleCall('wafv2', 'AssociateWebACL', { ResourceArn, WebACLArn }))).toEqual([
      `wafv2:AssociateWebACL ${ResourceArn}`,
      `wafv2:AssociateWebACL ${WebACLArn}`,
      'elasticloadbalancing:SetWebACL *',
    ]);
  });

  it('is whether what a call creates may be tagged, and not what it only uses', async () => {
    const vpc = sampleCall('ec2', 'CreateVpc', {}, { tags: TAGS, named: ['vpc-0a1b2c3d4e5f60718'] });
    const subnet = sampleCall('ec2', 'CreateSubnet', { VpcId: 'vpc-0a1b2c3d4e5f60718' }, { tags: TAGS });
    const asked = await requestsOf([vpc, subnet]);
    expect(asked.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `ec2:CreateVpc ${EC2}:vpc/not-known-before-the-call`,
      `ec2:CreateTags ${EC2}:vpc/not-known-before-the-call`,
      `ec2:CreateSubnet ${EC2}:vpc/vpc-0a1b2c3d4e5f60718`,
      `ec2:CreateSubnet ${EC2}:subnet/not-known-before-the-call`,
      `ec2:CreateTags ${EC2}:subnet/not-known-before-the-call`,
    ]);
    expect(asked[4]?.context).toMatchObject({
      'ec2:CreateAction': 'CreateSubnet',
      'aws:RequestTag/Stack': STACK,
    });
    expect(asked[2]?.context).toMatchObject({ 'aws:ResourceTag/Stack': STACK });
  });

  it('is nothing about tags of a call that gives none', async () => {
    expect(await askedBy(sampleCall('ec2', 'CreateVpc'))).toEqual([
      `ec2:CreateVpc ${EC2}:vpc/not-known-before-the-call`,
    ]);
  });

  it.each([
    [
      'kms',
      'CreateKey',
      {},
      'kms:TagResource arn:aws:kms:us-east-2:123456789012:key/not-known-before-the-call',
    ],
    ['iam', 'CreateRole', { RoleName: 'one' }, 'iam:TagRole arn:aws:iam::123456789012:role/one'],
    [
      'logs',
      'CreateLogGroup',
      { logGroupName: '/ecs/one' },
      'logs:TagResource arn:aws:logs:us-east-2:123456789012:log-group:/ecs/one',
    ],
    [
      'rds',
      'CreateDBSubnetGroup',
      { DBSubnetGroupName: 'one' },
      'rds:AddTagsToResource arn:aws:rds:us-east-2:123456789012:subgrp:one',
    ],
    ['servicediscovery', 'CreatePrivateDnsNamespace', {}, 'servicediscovery:TagResource *'],
    [
      'elasticloadbalancing',
      'CreateRule',
      { ListenerArn: `${ELB}:listener/app/alb/1/2` },
      `elasticloadbalancing:AddTags ${ELB}:listener-rule/app/alb/1/2/not-known-before-the-call`,
    ],
  ])('asks for the permission to tag what %s %s creates', async (service, action, parameters, expected) => {
    expect((await askedBy(sampleCall(service, action, parameters, { tags: TAGS }))).at(-1)).toBe(expected);
  });
});
