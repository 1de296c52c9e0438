import { show } from '../../modules/shared/problems';
import { reason as reasonSchema } from '../../modules/shared/schema';
import { isTag, TAG_IN_WORDS } from '../images/request';
import { IMAGES, type ImageName } from '../images/wanted';
import { UsageError } from '../toolbox/usage-error';

/** Digest or tag of images; an image that is left out stays as it runs. */
export type Versions = Readonly<Partial<Record<ImageName, string>>>;

/** Digest or tag of both images. */
export type BothVersions = Readonly<Record<ImageName, string>>;

/** What is to be deployed, and how. */
export interface DeployRequest {
  readonly environment: string;
  /** What the services are to run. */
  readonly versions: Versions;
  /** Why the migration is not run. @default it runs */
  readonly skipMigration?: string;
  /** Why the plan may change more than what a deployment changes. @default it may not */
  readonly otherChanges?: string;
  /** Why a deployment that fails does not go back to what ran before. @default it does */
  readonly noRollback?: string;
  /** Whether the Terraform JSON is written anew first. */
  readonly synth: boolean;
}

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly images?: string;
  readonly 'skip-migration'?: string;
  readonly 'other-changes'?: string;
  readonly 'no-rollback'?: string;
  readonly 'no-synth': boolean;
}

const FORM = '--images ai-service=<version>,rails-api=<version>, with one of them or both';

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export function requestOf(args: TypedArguments): DeployRequest {
  if (!args.images) throw new UsageError(`--images is missing. Allowed: ${FORM}.`);
  return {
    environment: args.environment,
    versions: versionsOf(args.images),
    skipMigration: reasonOf('skip-migration', args),
    otherChanges: reasonOf('other-changes', args),
    noRollback: reasonOf('no-rollback', args),
    synth: !args['no-synth'],
  };
}

/**
 * Versions of `ai-service=8f2b6d4,rails-api=sha256:…`.
 * @throws UsageError when an image does not exist, is named twice, or has a version that names no build for ever
 */
export function versionsOf(images: string): Versions {
  const versions: Partial<Record<ImageName, string>> = {};
  for (const part of images.split(',')) {
    const [name = '', version = ''] = part.split('=');
    const image = IMAGES.find((each) => each === name.trim());
    if (!image) throw new UsageError(`--images names ${show(part)}. Allowed: ${FORM}.`);
    if (versions[image]) throw new UsageError(`--images names ${image} twice.`);
    versions[image] = requireVersion(`--images: ${image}`, version.trim());
  }
  return versions;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

function requireVersion(at: string, version: string): string {
  if (DIGEST.test(version) || isTag(version)) return version;
  throw new UsageError(`${at} is ${show(version)}. Allowed: a digest (sha256:…), or ${TAG_IN_WORDS}.`);
}

/** @throws UsageError when a reason is no sentence */
export function reasonOf<Name extends string>(
  name: Name,
  args: Readonly<Partial<Record<Name, string>>>,
): string | undefined {
  const reason = args[name];
  const schema = reasonSchema();
  if (reason === undefined || schema.safeParse(reason).success) return reason;
  throw new UsageError(`--${name} is ${show(reason)}. Allowed: ${String(schema.meta()?.['allowed'])}.`);
}
