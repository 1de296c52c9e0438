import { History } from '../../e2e/roles/history';
import { STACK, sampleCall, TAGS } from './sample-call';

const VPC = 'arn:aws:ec2:us-east-2:123456789012:vpc/vpc-0a1b2c3d4e5f60718';
const KEY = 'arn:aws:kms:us-east-2:123456789012:key/one';

const LOCK = 'bmo-learning-terraform-state/staging/foundation.tfstate';
/** A run gives its lock back. */
const RELEASE = sampleCall('dynamodb', 'DeleteItem', { 'Key.LockID.S': LOCK });

describe('what the calls so far tell of a resource', () => {
  it('are its tags, where it was named in the answer to the call that created it', () => {
    const history = new History();
    const tags = { ...TAGS, Name: 'bmo-learning-staging-vpc' };
    history.add(sampleCall('ec2', 'CreateVpc', {}, { tags, named: ['vpc-0a1b2c3d4e5f60718'] }), [], []);
    expect(history.tags(VPC, 'ec2/vpc')).toEqual(tags);
  });

  it('are the tags of its type, where no answer named it, but without a name', () => {
    const history = new History();
    const tags = { ...TAGS, Name: 'one of many' };
    const created = {
      arn: 'arn:aws:kms:us-east-2:123456789012:key/not-known-before-the-call',
      type: 'kms/key',
    };
    history.add(sampleCall('kms', 'CreateKey', {}, { tags }), [], [created]);
    history.add(sampleCall('kms', 'DescribeKey', { KeyId: 'one' }), [KEY], []);
    history.add(RELEASE, [], []);
    expect(history.tags(KEY, 'kms/key')).toEqual(TAGS);
    expect(history.tags(KEY, 'kms/alias')).toEqual({});
  });

  it('are not our tags, where another root named it first', () => {
    const history = new History();
    const created = { arn: VPC.replace(/[^/]*$/, 'not-known-before-the-call'), type: 'ec2/vpc' };
    const named = { VpcId: 'vpc-0a1b2c3d4e5f60718' };
    history.add(sampleCall('ec2', 'DescribeVpcs', named, { caller: 'existing-root' }), [], []);
    history.add(sampleCall('ec2', 'CreateVpc', {}, { tags: TAGS }), [], [created]);
    history.add(sampleCall('ec2', 'DescribeVpcs', named), [], []);
    expect(history.tags(VPC, 'ec2/vpc')).toEqual({});
  });

  it('are not those of what the call that created it only mentions', () => {
    const history = new History();
    const boundary = 'arn:aws:iam::123456789012:policy/boundary';
    const named = [boundary, 'arn:aws:iam::123456789012:role/one'];
    const call = sampleCall('iam', 'CreateRole', { PermissionsBoundary: boundary }, { tags: TAGS, named });
    history.add(call, [], []);
    expect(history.tags(boundary, 'iam/policy')).toEqual({});
    expect(history.tags('arn:aws:iam::123456789012:role/one', 'iam/role')).toEqual(TAGS);
  });

  it('are the tags that it got later', () => {
    const history = new History();
    const call = sampleCall('ec2', 'CreateTags', { ResourceId: 'vpc-0a1b2c3d4e5f60718' }, { tags: TAGS });
    history.add(call, [VPC], [{ arn: VPC, type: 'ec2/vpc' }]);
    expect(history.tags(VPC, 'ec2/vpc')).toEqual(TAGS);
  });

  describe('on a key', () => {
    const created = sampleCall('kms', 'CreateKey', {}, { tags: TAGS, named: [KEY] });
    const stand = { arn: KEY.replace('one', 'not-known-before-the-call'), type: 'kms/key' };

    it('are none in the run that creates it: KMS takes up to five minutes', () => {
      const history = new History();
      history.add(created, [], [stand]);
      expect(history.tags(KEY, 'kms/key')).toEqual({});
      history.add(RELEASE, [], []);
      expect(history.tags(KEY, 'kms/key')).toEqual(TAGS);
    });

    it('are none in the run that creates it, where no answer named it', () => {
      const history = new History();
      history.add({ ...created, named: [] }, [], [stand]);
      history.add(sampleCall('kms', 'DescribeKey', { KeyId: 'one' }), [KEY], []);
      expect(history.tags(KEY, 'kms/key')).toEqual({});
    });

    it('are none in the run that changes them', () => {
      const history = new History();
      history.add(created, [], [stand]);
      history.add(RELEASE, [], []);
      const tags = { Project: 'other' };
      history.add(sampleCall('kms', 'TagResource', {}, { tags }), [KEY], [{ arn: KEY, type: 'kms/key' }]);
      expect(history.tags(KEY, 'kms/key')).toEqual({});
      history.add(RELEASE, [], []);
      expect(history.tags(KEY, 'kms/key')).toEqual({ ...TAGS, ...tags });
    });

    it.each([
      ['another root', { ...RELEASE, caller: 'bmo-learning-prod-foundation' }],
      ['nobody, because it was refused', { ...RELEASE, status: 400 }],
      [
        'nobody: the digest of the state is no lock',
        sampleCall('dynamodb', 'DeleteItem', { 'Key.LockID.S': `${LOCK}-md5` }),
      ],
      ['nobody: it is taken', { ...RELEASE, action: 'PutItem' }],
    ])('are still none when the lock is given back by %s', (_, call) => {
      const history = new History();
      history.add(created, [], [stand]);
      history.add(call, [], []);
      expect(history.tags(KEY, 'kms/key')).toEqual({});
    });
  });

  it('are none before it exists, also after an attempt that failed', () => {
    const history = new History();
    history.add(sampleCall('kms', 'CreateKey', {}, { tags: TAGS, named: [KEY], status: 500 }), [], []);
    expect(history.knows(KEY)).toBe(false);
    expect(history.tags(KEY, 'kms/key')).toEqual({});
  });

  it('is the last call that fits', () => {
    const history = new History();
    history.add(sampleCall('iam', 'CreateRole', { RoleName: 'one' }), [], []);
    history.add(sampleCall('iam', 'CreateRole', { RoleName: 'two' }), [], []);
    expect(history.last('CreateRole', ({ caller }) => caller === STACK)?.parameters).toEqual({
      RoleName: 'two',
    });
    expect(history.last('CreateUser', () => true)).toBeUndefined();
  });
});
