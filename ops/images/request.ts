import { UsageError } from '../toolbox/usage-error';
import type { ImageName } from './wanted';

/** What can be done with images. */
export const VERBS = ['wanted', 'check', 'deployed'] as const;

/** What is asked for. */
export type ImagesRequest = { readonly environment: string } & (
  | { readonly verb: 'wanted' | 'deployed' }
  | { readonly verb: 'check'; readonly versions: Readonly<Record<ImageName, string>> }
);

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly action: (typeof VERBS)[number];
  readonly 'ai-service'?: string;
  readonly 'rails-api'?: string;
}

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export function requestOf(args: TypedArguments): ImagesRequest {
  const { environment, action: verb, 'ai-service': aiService, 'rails-api': railsApi } = args;
  if (verb === 'check') {
    if (!aiService || !railsApi) throw new UsageError('check needs --ai-service and --rails-api.');
    return { environment, verb, versions: { 'ai-service': aiService, 'rails-api': railsApi } };
  }
  if (aiService !== undefined || railsApi !== undefined) {
    throw new UsageError('--ai-service and --rails-api belong to check.');
  }
  return { environment, verb };
}
