import type { StackCall } from '../../e2e/roles/aws-call';
import { contextOf } from '../../e2e/roles/context';
import { History } from '../../e2e/roles/history';
import { sampleCall, TAGS } from './sample-call';

const SUBNET = {
  arn: 'arn:aws:ec2:us-east-2:123456789012:subnet/subnet-0a1b2c3d4e5f60718',
  type: 'ec2/subnet',
};
const EVERYTHING = { arn: '*', type: '' };
const ALWAYS = {
  'aws:PrincipalAccount': '123456789012',
  'aws:RequestedRegion': 'us-east-2',
  'aws:ResourceAccount': '123456789012',
  'aws:SecureTransport': 'true',
};

const withSubnet = (): History => {
  const history = new History();
  const named = ['subnet-0a1b2c3d4e5f60718'];
  history.add(sampleCall('ec2', 'CreateSubnet', {}, { tags: TAGS, named }), [], []);
  return history;
};

const keysOf = (action: string, call: StackCall, about = EVERYTHING, history = new History()) =>
  contextOf(action, about, call, history);

describe('the condition keys of a request', () => {
  it('are those of every request', async () => {
    expect(await keysOf('ec2:DescribeVpcs', sampleCall('ec2', 'DescribeVpcs'))).toEqual({
      ...ALWAYS,
      'ec2:Region': 'us-east-2',
    });
  });

  it('have the region where a worldwide service answers', async () => {
    const context = await keysOf('route53:ListHostedZones', sampleCall('route53', 'ListHostedZones'));
    expect(context['aws:RequestedRegion']).toBe('us-east-1');
  });

  it('have the tags of the resource', async () => {
    const context = await keysOf('ec2:DeleteSubnet', sampleCall('ec2', 'DeleteSubnet'), SUBNET, withSubnet());
    expect(context).toMatchObject({
      'aws:ResourceTag/Stack': TAGS.Stack,
      'aws:ResourceTag/Environment': 'staging',
    });
  });

  it('have no tags of a resource whose tags the action does not look at', async () => {
    const zone = { arn: 'arn:aws:route53:::hostedzone/Z1', type: 'route53/hostedzone' };
    const history = new History();
    const tagged = sampleCall('route53', 'ChangeTagsForResource', {}, { tags: TAGS });
    history.add(tagged, [zone.arn], [zone]);
    expect(history.tags(zone.arn, zone.type)).toEqual(TAGS);
    expect(
      await contextOf('route53:GetHostedZone', zone, sampleCall('route53', 'GetHostedZone'), history),
    ).toEqual({
      ...ALWAYS,
      'aws:RequestedRegion': 'us-east-1',
    });
  });

  it('have the tags of the request', async () => {
    const call = sampleCall('kms', 'CreateKey', {}, { tags: TAGS });
    expect(await keysOf('kms:CreateKey', call)).toMatchObject({
      'aws:RequestTag/Stack': TAGS.Stack,
      'aws:TagKeys': ['Environment', 'Stack'],
    });
  });

  it('have no tags of a request without any', async () => {
    expect(await keysOf('kms:CreateKey', sampleCall('kms', 'CreateKey'))).toEqual(ALWAYS);
  });

  it('have the boundary that a call sets', async () => {
    const role = { arn: 'arn:aws:iam::123456789012:role/one', type: 'iam/role' };
    const PermissionsBoundary = 'arn:aws:iam::123456789012:policy/boundary';
    const call = sampleCall('iam', 'CreateRole', { RoleName: 'one', PermissionsBoundary });
    expect(await keysOf('iam:CreateRole', call, role)).toMatchObject({
      'iam:PermissionsBoundary': PermissionsBoundary,
    });
  });

  it('have the boundary of the role that a call changes', async () => {
    const role = { arn: 'arn:aws:iam::123456789012:role/one', type: 'iam/role' };
    const PermissionsBoundary = 'arn:aws:iam::123456789012:policy/boundary';
    const PolicyArn = 'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup';
    const history = new History();
    history.add(sampleCall('iam', 'CreateRole', { RoleName: 'one', PermissionsBoundary }), [], []);
    const call = sampleCall('iam', 'AttachRolePolicy', { RoleName: 'one', PolicyArn });
    expect(await keysOf('iam:AttachRolePolicy', call, role, history)).toMatchObject({
      'iam:PermissionsBoundary': PermissionsBoundary,
      'iam:PolicyARN': PolicyArn,
    });
    const other = sampleCall('iam', 'AttachRolePolicy', { RoleName: 'other', PolicyArn });
    expect(await keysOf('iam:AttachRolePolicy', other, role, history)).not.toHaveProperty(
      'iam:PermissionsBoundary',
    );
  });

  it('have the item of the lock table', async () => {
    const table = {
      arn: 'arn:aws:dynamodb:us-east-2:123456789012:table/terraform-state-lock',
      type: 'dynamodb/table',
    };
    const call = sampleCall('dynamodb', 'PutItem', { 'Item.LockID.S': 'bucket/staging/foundation.tfstate' });
    expect(await keysOf('dynamodb:PutItem', call, table)).toMatchObject({
      'dynamodb:LeadingKeys': 'bucket/staging/foundation.tfstate',
    });
  });

  it('have what does not follow from the call, if the action knows it', async () => {
    const role = { arn: 'arn:aws:iam::123456789012:role/one', type: 'iam/role' };
    const call = sampleCall('ecs', 'RegisterTaskDefinition');
    const extra = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com', 'kms:ViaService': 'rds' };
    expect(await contextOf('iam:PassRole', role, call, new History(), extra)).toEqual({
      ...ALWAYS,
      'iam:PassedToService': 'ecs-tasks.amazonaws.com',
    });
  });
});
