import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { confirm } from '../bootstrap/confirmation';
import type { Context } from '../cli/definition';
import { EXIT } from '../cli/exit-codes';
import { deployableDigests } from '../images/check';
import { answerTo } from '../images/images';
import { findImage, pulledDigest } from '../images/stored-image';
import { builderOf, IMAGES, type ImageName, repositoriesOf, VARIABLE_OF } from '../images/wanted';
import { migrate } from '../migrate/migrate';
import { reviewsOf } from '../plan-review/review-saved-plans';
import { runningTagsOf } from '../running-tags/running-tags';
import { dependenciesOnTerminal } from '../tf/on-terminal';
import type { Request } from '../tf/request';
import { runStacks } from '../tf/run-stacks';
import { applicationOutput } from '../toolbox/application-outputs';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import { synthesizeEnvironments } from '../toolbox/synthesis';
import { applicationRoot, foundationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { runOnTerminal, terraformShow } from '../toolbox/terraform';
import { verify } from '../verify/verify';
import { awaitEarlierMigration } from './earlier-migration';
import { previousImages } from './previous-images';
import type { BothVersions } from './request';
import type { RollbackSteps } from './rollback';
import { readStarted, removeStarted, writeStarted } from './started-deployment';
import type { Part } from './steps';
import { rememberImages } from './variables-file';

/** The migration with the new image and, in the first deployment, its cluster; no service. */
const MIGRATION_ONLY = [
  '-target=aws_ecs_task_definition.migration_task',
  '-target=aws_ecs_cluster_capacity_providers.cluster_capacity-providers',
  '-target=data.aws_ecs_cluster.cluster',
];

/** The steps of a deployment: Terraform on this terminal, and AWS with the credentials of this process. */
export function stepsOnTerminal(
  environment: string,
  yes: boolean,
  { print, color }: Pick<Context, 'print' | 'color'>,
): RollbackSteps {
  const application = () => applicationRoot(environment);
  const ecr = () => awsClient(ECRClient, regionOfRoot(application()));
  const ecs = () => awsClient(ECSClient, regionOfRoot(application()));
  const wanted = async (versions: BothVersions) => {
    await requireAccountOf(foundationRoot(environment));
    return {
      repositories: repositoriesOf(foundationRoot(environment)),
      versions,
      architecture: builderOf(application()).architecture,
    };
  };

  return {
    synthesize: () => synthesizeEnvironments(runOnTerminal),
    check: async (versions) =>
      deployableDigests(await wanted(versions), { ecr: ecr(), print: (line) => print(`  ${line}`) }),
    find: async (versions) => {
      const { repositories, architecture } = await wanted(versions);
      const digest = async (image: ImageName) => {
        const stored = await findImage(repositories[image], versions[image], ecr());
        pulledDigest(stored, architecture);
        return stored.digest;
      };
      return { 'ai-service': await digest('ai-service'), 'rails-api': await digest('rails-api') };
    },
    running: async () => {
      const tags = await runningTagsOf(environment);
      return Object.fromEntries(
        IMAGES.flatMap((image) => {
          const tag = tags[VARIABLE_OF[image]];
          return tag ? [[image, tag]] : [];
        }),
      );
    },
    previous: (running) =>
      previousImages(
        {
          environment,
          application: application(),
          repositories: repositoriesOf(foundationRoot(environment)),
        },
        running,
        ecs(),
        ecr(),
      ),
    plan: (images, part) => onApplication(environment, 'plan', planArguments(images, part), color),
    review: async () => {
      const request = {
        environment,
        role: 'application',
        allowed: { addresses: [] },
        reportOnly: false,
      };
      return (await reviewsOf(request, print)).flatMap(({ changes }) => changes);
    },
    confirm: (question) => confirm(question, { yes, input: process.stdin, output: process.stdout }),
    apply: () => onApplication(environment, 'apply', [], color),
    migrate: () => migrateDatabase(environment, ecs(), print),
    verify: async () => {
      await verify(environment, print);
    },
    keep: async () => {
      await answerTo({ environment, verb: 'deployed' }, print);
    },
    remember: async (images) => rememberImages(application(), images),
    started: {
      read: () => readStarted(application()),
      write: (deployment) => writeStarted(application(), deployment),
      remove: () => removeStarted(application()),
    },
    interrupted: () => process.exitCode === EXIT.interrupted || process.exitCode === EXIT.terminated,
  };
}

/** On the command line a value counts more than in the operator's file, which is written when all has succeeded. */
const planArguments = (images: BothVersions, part: Part): readonly string[] => [
  ...IMAGES.map((image) => `-var=${VARIABLE_OF[image]}=${images[image]}`),
  ...(part === 'migration' ? MIGRATION_ONLY : []),
];

async function onApplication(
  environment: string,
  verb: Request['verb'],
  terraformArguments: readonly string[],
  color: boolean,
): Promise<void> {
  const request = { environment, verb, role: 'application', synth: false, detailedExitCode: false };
  const code = await runStacks({ ...request, terraformArguments }, dependenciesOnTerminal(color));
  if (code !== EXIT.ok) throw new UserError(`Terraform's ${verb} failed. Its own words are above.`);
}

async function migrateDatabase(
  environment: string,
  ecs: ECSClient,
  print: (line: string) => void,
): Promise<void> {
  const root = applicationRoot(environment);
  const state = await terraformShow(root.folder, stateSchema);
  const { task_definition_arn: arn } = applicationOutput(root.name, state, 'migration_task');
  const family = (arn.split('/').at(-1) ?? '').replace(/:\d+$/, '');
  await awaitEarlierMigration(applicationOutput(root.name, state, 'cluster_name'), family, ecs, print);
  const { exitCode, taskArn } = await migrate(environment, print);
  if (exitCode === 0) return;
  throw new UserError(
    `The migration ended with exit code ${exitCode}: ${taskArn}\nIts last lines are above; all of them are in its log group.`,
  );
}
