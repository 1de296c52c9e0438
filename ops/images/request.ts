import { show } from '../../modules/shared/problems';
import { type Context, typedPath } from '../cli/definition';
import { UsageError } from '../toolbox/usage-error';
import type { ImageName } from './wanted';

/** What can be done with images. */
export const VERBS = ['wanted', 'build', 'push', 'promote', 'check', 'deployed'] as const;

/** Images to build or to copy. */
export interface PushRequest {
  readonly environment: string;
  readonly verb: 'build' | 'push' | 'promote';
  /** Tag of each image; images without one are left out. */
  readonly tags: Readonly<Partial<Record<ImageName, string>>>;
  /** Folder of the application's repository, to build from. */
  readonly application?: string;
  /** Whether it is only shown what would be run. */
  readonly dryRun: boolean;
}

/** What is asked for. */
export type ImagesRequest =
  | PushRequest
  | { readonly environment: string; readonly verb: 'wanted' | 'deployed' }
  | {
      readonly environment: string;
      readonly verb: 'check';
      readonly versions: Readonly<Record<ImageName, string>>;
    };

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly action: (typeof VERBS)[number];
  readonly 'ai-service'?: string;
  readonly 'rails-api'?: string;
  readonly application?: string;
  readonly 'dry-run': boolean;
}

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export function requestOf(args: TypedArguments, context: Pick<Context, 'typedIn'>): ImagesRequest {
  const { environment, action: verb, application, 'dry-run': dryRun } = args;
  const { 'ai-service': aiService, 'rails-api': railsApi } = args;
  const builds = verb === 'build' || verb === 'push';
  if (application !== undefined && !builds) throw new UsageError('--application belongs to build and push.');
  if (dryRun && !builds && verb !== 'promote') {
    throw new UsageError('--dry-run belongs to build, push and promote.');
  }
  if (verb === 'check') {
    if (!aiService || !railsApi) throw new UsageError('check needs --ai-service and --rails-api.');
    return { environment, verb, versions: { 'ai-service': aiService, 'rails-api': railsApi } };
  }
  if (builds || verb === 'promote') {
    if (!aiService && !railsApi) throw new UsageError(`${verb} needs --ai-service, --rails-api or both.`);
    if (builds && application === undefined) {
      throw new UsageError(`${verb} needs --application: the folder of the application's repository.`);
    }
    const tags = {
      ...(aiService && { 'ai-service': requireTag('--ai-service', aiService) }),
      ...(railsApi && { 'rails-api': requireTag('--rails-api', railsApi) }),
    };
    return { environment, verb, tags, application: typedPath(application, context), dryRun };
  }
  if (aiService !== undefined || railsApi !== undefined) {
    throw new UsageError('--ai-service and --rails-api belong to build, push, promote and check.');
  }
  return { environment, verb };
}

/** @see Amazon ECR API Reference, "ImageIdentifier" */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** What {@link requireTag} allows. */
export const TAG_IN_WORDS = 'a tag that names one build for ever, such as a commit';

/** Whether a text can be the tag of one build. */
export const isTag = (text: string): boolean => TAG.test(text) && text !== 'latest';

/** @throws UsageError unless a tag names one build for ever */
export function requireTag(at: string, tag: string): string {
  if (isTag(tag)) return tag;
  throw new UsageError(`${at} is ${show(tag)}. Allowed: ${TAG_IN_WORDS}.`);
}
