import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { accessProblem } from '../toolbox/aws/access-problem';
import type { Sender } from '../toolbox/aws/client-config';
import { s3Client } from '../toolbox/aws/clients';
import { PreflightError } from '../toolbox/preflight-error';
import { type SynthesizedRoot, stateLocation } from '../toolbox/synthesized-roots';

/**
 * SHA-256 of the outputs that the state of an applied stack holds; undefined when it was never applied, or is
 * destroyed. Needs `s3:GetObject` on the state, as whoever reads the outputs with Terraform does.
 * @throws PreflightError when the state cannot be read
 */
export async function appliedOutputs(
  { json }: SynthesizedRoot,
  s3: Sender<S3Client> = s3Client(stateLocation(json).region),
): Promise<string | undefined> {
  const { bucket, key } = stateLocation(json);
  const text = await s3
    .send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    .then(({ Body }) => Body?.transformToString())
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw readError(error, bucket, key);
    });
  const { outputs = {} }: { outputs?: object } = JSON.parse(text || '{}');
  if (Object.keys(outputs).length === 0) return undefined;
  return createHash('sha256').update(JSON.stringify(outputs)).digest('hex');
}

function readError(error: unknown, bucket: string, key: string): unknown {
  const access = accessProblem(error);
  if (access) return new PreflightError([access]);
  if (!(error instanceof Error) || error.name !== 'AccessDenied') return error;
  const denied = {
    at: `state s3://${bucket}/${key}`,
    got: 'access denied',
    allowed: 'reading the outputs of the stack that comes before',
    fix: 'Use credentials with s3:GetObject on it.',
  };
  return new PreflightError([denied]);
}
