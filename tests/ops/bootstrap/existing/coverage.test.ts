import { configurationOf } from '../../../../ops/bootstrap/configuration';
import { findExisting } from '../../../../ops/bootstrap/existing/find-existing';
import { account } from '../../../../terraform-state-bootstrap/account';
import { loadAccount } from '../../../../terraform-state-bootstrap/settings';
import { BootstrapStack } from '../../../../terraform-state-bootstrap/stack';
import { emptyStacks } from '../../../state-bootstrap/support/empty-stacks';
import { shipped, synthesizeStacks } from '../../../support/synthesize';
import { context, OUR_TAGS } from '../support/samples';

const environments = [shipped.prod, shipped.staging];

/** The root with everything that the account's settings can switch on. */
function wholeRoot() {
  const input = { ...account, replication: { enabled: true, region: 'us-west-2' } };
  const loaded = loadAccount(input, environments);
  const [synthesized] = Object.values(
    synthesizeStacks((app) => new BootstrapStack(app, loaded, environments, emptyStacks(environments))),
  );
  return configurationOf(synthesized?.json as Parameters<typeof configurationOf>[0]);
}

/** An account in which every whole exists, so that every part is asked for. */
const THERE = {
  HeadBucket: {},
  GetBucketTagging: { TagSet: OUR_TAGS },
  DescribeTable: {
    Table: {
      KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
    },
  },
  ListTagsOfResource: { Tags: OUR_TAGS },
  GetRole: { Role: { Tags: OUR_TAGS } },
  GetPolicy: { Policy: { Tags: OUR_TAGS } },
  GetOpenIDConnectProvider: { Tags: OUR_TAGS },
  GetRolePolicy: {},
  ListAttachedRolePolicies: { AttachedPolicies: [] },
  GetBucketVersioning: { Status: 'Enabled' },
  GetBucketLogging: { LoggingEnabled: {} },
  GetBucketEncryption: {},
  GetPublicAccessBlock: {},
  GetBucketOwnershipControls: {},
  GetBucketPolicy: {},
  GetBucketLifecycleConfiguration: {},
  GetBucketReplication: {},
};

describe('Lookups', () => {
  it('cover every resource of the root, and find each of their names', async () => {
    const { resources } = wholeRoot();
    const found = await findExisting(resources, context(THERE, resources));
    const attachments = resources.filter(({ type }) => type === 'aws_iam_role_policy_attachment');
    expect(attachments.length).toBeGreaterThan(0);
    expect(found).toHaveLength(resources.length - attachments.length);
    expect(found.filter(({ importId }) => importId.includes('$'))).toEqual([]);
  });

  it('read the copy of the bucket in its own region', async () => {
    const { resources } = wholeRoot();
    const asking = context(THERE, resources);
    await findExisting(resources, asking);
    expect(asking.asked).toContain(
      'HeadBucket {"Bucket":"bmo-learning-terraform-state-replica","ExpectedBucketOwner":"111111111111"} in us-west-2',
    );
  });
});
