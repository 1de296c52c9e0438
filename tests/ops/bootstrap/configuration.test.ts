import { configurationOf } from '../../../ops/bootstrap/configuration';
import { rootSchema } from '../../../ops/toolbox/synthesized-roots';

const json = rootSchema.parse({
  terraform: {
    backend: { s3: { bucket: 'a-state', key: 'a.tfstate', region: 'us-east-2', dynamodb_table: 'a-lock' } },
  },
  provider: {
    aws: [
      { region: 'us-east-2', default_tags: [{ tags: { Stack: 'a-root' } }] },
      { region: 'us-west-2', alias: 'replica' },
    ],
  },
  resource: {
    aws_s3_bucket: { here: { bucket: 'a-state' }, there: { bucket: 'a-replica', provider: 'aws.replica' } },
    aws_iam_role: { copier: { name: 'copier' } },
  },
});

describe('The configuration of the root', () => {
  it('says where the state lies', () => {
    expect(configurationOf(json).state).toEqual({
      bucket: 'a-state',
      key: 'a.tfstate',
      region: 'us-east-2',
      lockTable: 'a-lock',
      useLockfile: false,
    });
  });

  it('lists every resource with the region of its provider', () => {
    expect(configurationOf(json).resources.map(({ address, region }) => `${address} ${region}`)).toEqual([
      'aws_s3_bucket.here us-east-2',
      'aws_s3_bucket.there us-west-2',
      'aws_iam_role.copier us-east-2',
    ]);
  });

  it('knows the tag of what it creates', () => {
    expect(configurationOf(json).stack).toBe('a-root');
  });

  it('is a defect without that tag: nothing could be told from what belongs to others', () => {
    expect(() => configurationOf({ ...json, provider: { aws: [{ region: 'us-east-2' }] } })).toThrow(
      'The bootstrap root has no default tag Stack.',
    );
  });
});
