import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoSuchKey } from '@aws-sdk/client-s3';
import {
  addressesIn,
  begunIn,
  isCopy,
  readBucketState,
  readLocalState,
  taintedIn,
} from '../../../ops/bootstrap/state-file';
import { refusal } from '../../support/refusal';
import { answers, awsError } from '../support/aws-answers';
import { stateOf } from './support/samples';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  path = join(folder, 'terraform.tfstate');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('A state', () => {
  const data = { mode: 'data', type: 'aws_vpc', name: 'it', instances: [] };

  it('has resources, without data sources', () => {
    const state = stateOf('aws_s3_bucket.state', 'module.vpc.aws_vpc.main');
    const withData = { resources: [...state.resources, data] };
    expect(addressesIn(withData)).toEqual(['aws_s3_bucket.state', 'module.vpc.aws_vpc.main']);
  });

  it('has no resource that an interrupted apply only began to create', () => {
    const [whole, begun] = stateOf('aws_iam_role.whole', 'aws_iam_role.begun').resources;
    const state = { resources: [whole, { ...begun, instances: [] }] } as Parameters<typeof begunIn>[0];
    expect(addressesIn(state)).toEqual(['aws_iam_role.whole']);
    expect(begunIn(state)).toEqual(['aws_iam_role.begun']);
  });

  it('names a resource whose creation was interrupted', () => {
    const [whole, half] = stateOf('aws_iam_role.whole', 'aws_iam_role.half').resources;
    const resources = [whole, { ...half, instances: [{ status: 'tainted' }] }];
    expect(taintedIn({ resources } as Parameters<typeof taintedIn>[0])).toEqual(['aws_iam_role.half']);
  });

  it('is a copy of another one only with the same attributes', () => {
    const one = stateOf('aws_s3_bucket.state');
    const [resource] = one.resources;
    expect(isCopy(one, JSON.parse(JSON.stringify(one)))).toBe(true);
    expect(isCopy(one, { resources: [{ ...resource, instances: [] }] } as typeof one)).toBe(false);
    expect(isCopy(one, stateOf('aws_s3_bucket.state', 'aws_s3_bucket.logs'))).toBe(false);
  });
});

describe('The local state', () => {
  it.each([
    ['there is no file', undefined],
    ['the file is empty', ''],
    ['it holds nothing', '{"version":4,"resources":[]}'],
  ])('is nothing when %s', (_, content) => {
    if (content !== undefined) writeFileSync(path, content);
    expect(readLocalState(path)).toBeUndefined();
  });

  it('is read whole', () => {
    const state = stateOf('aws_s3_bucket.state');
    writeFileSync(path, JSON.stringify({ version: 4, serial: 3, ...state }));
    expect(readLocalState(path)).toEqual(state);
  });

  it('that was cut off is refused', async () => {
    writeFileSync(path, '{"version":4,"resou');
    expect(await refusal(() => readLocalState(path))).toBe(
      `${path} is not a Terraform state that can be read.\n` +
        'Terraform was killed while it wrote. Remove the file and run the command again: it imports what was ' +
        'created.',
    );
  });
});

describe('The state in the bucket', () => {
  const place = { bucket: 'a-bucket', key: 'a.tfstate' };
  const body = (text: string) => answers({ Body: { transformToString: async () => text } });

  it('is read from its key', async () => {
    const state = stateOf('aws_s3_bucket.state');
    const s3 = body(JSON.stringify(state));
    expect(await readBucketState(s3, place)).toEqual(state);
    expect(s3.asked).toEqual([{ Bucket: 'a-bucket', Key: 'a.tfstate' }]);
  });

  it('is undefined when the object does not exist', async () => {
    const none = new NoSuchKey({ message: '', $metadata: {} });
    expect(await readBucketState(answers(none), place)).toBeUndefined();
  });

  it('that is something else is refused', async () => {
    expect(await refusal(() => readBucketState(body('<html>'), place))).toBe(
      's3://a-bucket/a.tfstate is not a Terraform state that can be read.\n' +
        'Look at the versions of the object; a state before it may be whole.',
    );
  });

  it('is not undefined when it may not be read', async () => {
    expect(await refusal(() => readBucketState(answers(awsError('AccessDenied')), place))).toBe(
      'These credentials may not read s3://a-bucket/a.tfstate, or may not see that it is absent; nothing was ' +
        'changed.\nThey need s3:GetObject on it and s3:ListBucket on the bucket.',
    );
  });

  it('keeps the trace of anything else', async () => {
    const error = awsError('InternalError');
    await expect(readBucketState(answers(error), place)).rejects.toBe(error);
  });
});
