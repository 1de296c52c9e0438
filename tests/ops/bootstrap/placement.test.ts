import type { State } from '../../../ops/bootstrap/state-file';
import { placeState } from '../../../ops/bootstrap/state-migration';
import { refusal } from '../../support/refusal';
import { copyOf, stateOf } from './support/samples';

const place = (states: { readonly local?: State; readonly bucket?: State }) =>
  placeState({
    ...states,
    localPath: 'work/terraform.tfstate',
    bucketUrl: 's3://a-bucket/a.tfstate',
    ours: ['aws_s3_bucket.state', 'aws_iam_role.plan'],
  });

const one = stateOf('aws_s3_bucket.state');
const both = stateOf('aws_s3_bucket.state', 'aws_iam_role.plan');

describe('The state', () => {
  it('that is nowhere begins in the working folder', () => {
    expect(place({})).toEqual({ backend: 'local', isCopied: false });
  });

  it('in the working folder is used', () => {
    expect(place({ local: one })).toEqual({ backend: 'local', state: one, isCopied: false });
  });

  it('in the bucket is used', () => {
    expect(place({ bucket: one })).toEqual({ backend: 's3', state: one, isCopied: false });
  });

  it('in both, the same, is one that was copied', () => {
    expect(place({ local: one, bucket: copyOf(one) })).toEqual({
      backend: 's3',
      state: one,
      isCopied: true,
    });
  });

  it('in both, not the same, is refused', async () => {
    expect(await refusal(() => place({ local: one, bucket: both }))).toBe(
      [
        'There are two states of the bootstrap, and they differ; nothing was changed.',
        '  work/terraform.tfstate: 1 resource',
        '  s3://a-bucket/a.tfstate: 2 resources',
        'Somebody else has finished the bootstrap in the meantime. Move the first one away and run the command again:',
        'it finds in AWS what only the first one holds, and imports it.',
      ].join('\n'),
    );
  });

  it('of another root is refused', async () => {
    const bucket = stateOf('module.vpc.aws_vpc.main', 'module.ecs.aws_ecs_cluster.main');
    expect(await refusal(() => place({ bucket }))).toBe(
      [
        's3://a-bucket/a.tfstate is the state of another root; nothing was changed. It holds, among others:',
        '  module.vpc.aws_vpc.main',
        '  module.ecs.aws_ecs_cluster.main',
        'Choose another key: `stateKey` in terraform-state-bootstrap/account.ts.',
      ].join('\n'),
    );
  });

  it.each([
    ['without modules', stateOf('aws_vpc.main')],
    ['with a module beside something of ours', stateOf('aws_s3_bucket.state', 'module.vpc.aws_vpc.main')],
  ])('of another root %s is refused', (_, bucket) => {
    expect(() => place({ bucket })).toThrow('is the state of another root');
  });

  it("with a resource that the configuration no longer has is still the bootstrap's", () => {
    const bucket = stateOf('aws_s3_bucket.state', 'aws_iam_policy.gone');
    expect(place({ bucket })).toMatchObject({ backend: 's3' });
  });

  it("without resources is the bootstrap's", () => {
    expect(place({ bucket: stateOf() })).toMatchObject({ backend: 's3' });
  });
});
