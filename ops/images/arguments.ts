import { environmentAnd, parseArguments, UsageError } from '../toolbox/command-line';
import type { ImageName } from './wanted';

export const USAGE = `usage: npx bmo images <environment> wanted
       npx bmo images <environment> check --ai-service=<version> --rails-api=<version>
       npx bmo images <environment> deployed

  wanted     prints what the images have to be built for or copied from, and where they are pushed, as lines
             \`<name>=<value>\`; asks AWS nothing
  check      waits for ECR's scan of both images, refuses critical vulnerabilities that ops/images/accepted-findings.ts
             does not accept, and prints their digests as lines \`<variable>=sha256:…\`
  deployed   gives the images that run the tag that keeps them from expiring; after each deployment

A version is a digest (sha256:…) or a tag.`;

/** What is asked for. */
export type ImagesRequest = { readonly environment: string } & (
  | { readonly verb: 'wanted' | 'deployed' }
  | { readonly verb: 'check'; readonly versions: Readonly<Record<ImageName, string>> }
);

/** @throws UsageError */
export function readArguments(args: readonly string[]): ImagesRequest {
  const { positionals, values } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: { 'ai-service': { type: 'string' }, 'rails-api': { type: 'string' } },
  });
  const [environment, verb] = environmentAnd(positionals, 1);
  const { 'ai-service': aiService, 'rails-api': railsApi } = values;
  if (verb === 'check') {
    if (!aiService || !railsApi) throw new UsageError('check needs --ai-service and --rails-api.');
    return { environment, verb, versions: { 'ai-service': aiService, 'rails-api': railsApi } };
  }
  if (verb !== 'wanted' && verb !== 'deployed') {
    throw new UsageError(
      verb === undefined
        ? 'Say wanted, check or deployed.'
        : `There is no ${verb}: say wanted, check or deployed.`,
    );
  }
  if (aiService !== undefined || railsApi !== undefined) {
    throw new UsageError('--ai-service and --rails-api belong to check.');
  }
  return { environment, verb };
}
