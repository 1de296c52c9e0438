import type { RootFolder } from '../../../ops/bootstrap/root-folder';
import type { State } from '../../../ops/bootstrap/state-file';
import { migrate } from '../../../ops/bootstrap/state-migration';
import { refusal } from '../../support/refusal';
import { copyOf, stateOf } from './support/samples';

const ours = stateOf('aws_s3_bucket.state');

/** A migration whose looks find these states one after the other, and what it does, in order. */
function migration(...bucketStates: readonly (State | undefined)[]) {
  const done: string[] = [];
  const remaining = [...bucketStates];
  const folder = {
    localState: 'work/terraform.tfstate',
    useBucketState: () => done.push('use the bucket'),
    removeLocalState: () => done.push('remove the local state'),
  } as unknown as RootFolder;
  const terraform = {
    init: async (...options: readonly string[]) => {
      done.push(`init ${options.join(' ')}`);
    },
  };
  const findStates = async () => ({
    local: ours,
    bucket: remaining.shift(),
    localPath: folder.localState,
    bucketUrl: 's3://a-bucket/a.tfstate',
    ours: ['aws_s3_bucket.state'],
  });
  return { done, migrating: () => migrate({ folder, terraform, findStates }) };
}

describe('A migration', () => {
  it('removes the local state only after the copy was read back', async () => {
    const { done, migrating } = migration(undefined, copyOf(ours));
    await migrating();
    expect(done).toEqual(['use the bucket', 'init -migrate-state -force-copy', 'remove the local state']);
  });

  it('copies nothing when it was interrupted after copying', async () => {
    const { done, migrating } = migration(copyOf(ours));
    await migrating();
    expect(done).toEqual(['remove the local state']);
  });

  it('keeps the local state when the copy is not one', async () => {
    const { done, migrating } = migration(undefined, stateOf('aws_s3_bucket.other'));
    expect(await refusal(migrating)).toBe(
      's3://a-bucket/a.tfstate is not what was copied there; the local state in work/terraform.tfstate is kept.\n' +
        'Look at the versions of that object, then run the command again.',
    );
    expect(done).not.toContain('remove the local state');
  });

  it('does not overwrite a state that changed since it was read', async () => {
    const { done, migrating } = migration(stateOf('aws_s3_bucket.state', 'aws_s3_bucket.logs'));
    expect(await refusal(migrating)).toMatch(/^There are two states of the bootstrap, and they differ/);
    expect(done).toEqual([]);
  });
});
