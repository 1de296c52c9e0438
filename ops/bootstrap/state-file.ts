import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';

const stateFile = z.object({
  // Whole, not only what is read here: two states are compared by it.
  resources: z.array(
    z.looseObject({
      module: z.string().optional(),
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.looseObject({ status: z.string().optional() })),
    }),
  ),
});

/** A Terraform state, as far as the command looks at it. */
export type State = z.infer<typeof stateFile>;

/** Addresses of the resources that a state holds, `module.vpc.aws_vpc.main`; not of data it read. */
export const addressesIn = ({ resources }: State): readonly string[] =>
  managed(resources)
    .filter(({ instances }) => instances.length > 0)
    .map(addressOf);

/** Resources that an interrupted apply had begun to create; whether they exist, the state does not know. */
export const begunIn = ({ resources }: State): readonly string[] =>
  managed(resources)
    .filter(({ instances }) => instances.length === 0)
    .map(addressOf);

/** Resources that a create left half-done; Terraform would destroy them and create them again. */
export const taintedIn = ({ resources }: State): readonly string[] =>
  managed(resources)
    .filter(({ instances }) => instances.some(({ status }) => status === 'tainted'))
    .map(addressOf);

const managed = (resources: State['resources']) => resources.filter(({ mode }) => mode === 'managed');

const addressOf = ({ module, type, name }: State['resources'][number]): string =>
  [...(module ? [module] : []), type, name].join('.');

/** Whether two states hold the same resources, in every attribute. */
export const isCopy = (one: State, other: State): boolean =>
  isDeepStrictEqual(one.resources, other.resources);

/**
 * Reads a state.
 * @param where what it was read from, as a message names it
 * @param fix what to do when it is none
 * @throws UserError when it is none
 */
function parseState(text: string, where: string, fix: string): State {
  const parsed = stateFile.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new UserError(`${where} is not a Terraform state that can be read.\n${fix}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The state in a local file; nothing when there is none, or one that holds nothing. */
export function readLocalState(path: string): State | undefined {
  const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (!text) return undefined;
  const fix =
    'Terraform was killed while it wrote. Remove the file and run the command again: ' +
    'it imports what was created.';
  const state = parseState(text, path, fix);
  return state.resources.length > 0 ? state : undefined;
}

/**
 * The state in a bucket; nothing when there is none. Needs `s3:GetObject` and `s3:ListBucket`.
 * @throws UserError when it is none, or may not be read
 */
export async function readBucketState(
  s3: Sender<S3Client>,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<State | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const fix = 'Look at the versions of the object; a state before it may be whole.';
    return parseState((await Body?.transformToString()) ?? '', `s3://${bucket}/${key}`, fix);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    if (error instanceof Error && error.name === 'AccessDenied') {
      throw new UserError(
        `These credentials may not read s3://${bucket}/${key}, or may not see that it is absent; nothing was ` +
          'changed.\nThey need s3:GetObject on it and s3:ListBucket on the bucket.',
      );
    }
    throw error;
  }
}
