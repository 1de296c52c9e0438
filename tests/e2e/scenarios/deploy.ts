import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { askJson } from '../aws-api';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { EnvironmentRun } from '../environment';
import { containerOf } from '../expectations/ecs-lookups';
import type { TaskName } from '../expectations/expected-application';
import { expectEqual } from '../expectations/lookups';
import { findTask } from '../expectations/task-definitions';
import { FIRST_TAG } from '../variables';
import { OperatorCommand } from './operator-command';
import { rollOut } from './roll-out';

/** Tasks that run the image of the Rails API. */
export const RAILS_IMAGE: readonly TaskName[] = ['rails', 'sidekiq', 'migration'];

/** Tag of the image that is deployed. */
export const DEPLOYED_TAG = '8f2b6d4';

/** A tag whose image is for another processor than the tasks. */
const FOREIGN_TAG = '0c4d9aa';

/**
 * Deploys another image of the Rails API as the workflow does: the image is checked, its digest goes into
 * terraform.tfvars, a plan, an apply, no synth; then the image is marked as deployed.
 */
export async function deploy(environment: EnvironmentRun, folder: string): Promise<void> {
  const { name, application, steps, aws, expected } = environment;
  const { rails, ai } = expected.application.repositories;
  const images = new OperatorCommand('images', folder, aws.endpoint);
  const check = (tag: string) => [name, 'check', `--ai-service=${FIRST_TAG}`, `--rails-api=${tag}`];

  await steps.step(`${name}: images are pushed`, async () => {
    await push(environment, ai, FIRST_TAG, 'arm64');
    await push(environment, rails, DEPLOYED_TAG, 'arm64');
    await push(environment, rails, FOREIGN_TAG, 'amd64');
  });
  await steps.prove('images checked', `${name}: images before a deploy`, async (say) => {
    assert.match(
      await images.run(check('missing'), 1),
      /has no image missing\. Push it, or correct the tag\./,
    );
    assert.match(
      await images.run(check(FOREIGN_TAG), 1),
      /got: {5}an image for linux\/amd64\n {2}allowed: linux\/arm64/,
    );
    const output = await images.run(check(DEPLOYED_TAG));
    const digest = /^rails_api_image_tag=(sha256:[0-9a-f]{64})$/m.exec(output)?.[1];
    application.setVariables({ rails_api_image_tag: digest });
    say(`${rails} ${digest}`);
  });
  await rollOut(environment, 'deploy', 'a deploy', RAILS_IMAGE);
  await steps.prove('deploy by digest', `${name}: images after a deploy`, async (say) => {
    const registry = `${ACCOUNT_ID}.dkr.ecr.${REGION}.amazonaws.com`;
    const digest = digestOf(indexFor('arm64', DEPLOYED_TAG));
    for (const process of RAILS_IMAGE) {
      const { image } = containerOf(await findTask(aws, expected, process));
      expectEqual(`image of ${process}`, image, `${registry}/${rails}@${digest}`);
    }
    say(`${digest} in ${RAILS_IMAGE.join(', ')}`);
  });
  await steps.prove('deployed images kept', `${name}: images that were deployed`, async (say) => {
    const marked = await images.run([name, 'deployed']);
    assert.equal(await images.run([name, 'deployed']), marked);
    const digest = digestOf(indexFor('arm64', DEPLOYED_TAG));
    expectEqual(`tags of ${rails} ${digest}`, await tagsOf(environment, rails, digest), [
      DEPLOYED_TAG,
      `deployed-${name}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`,
    ]);
    say(marked.trim().split('\n').join('; '));
  });
}

const digestOf = (manifest: string): string =>
  `sha256:${createHash('sha256').update(manifest).digest('hex')}`;

const imageFor = (architecture: string, tag: string): string =>
  JSON.stringify({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { size: 1 },
    layers: [{ digest: digestOf(`${architecture} ${tag}`) }],
  });

/** As BuildKit writes it. */
const indexFor = (architecture: string, tag: string): string =>
  JSON.stringify({
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      { digest: digestOf(imageFor(architecture, tag)), platform: { os: 'linux', architecture } },
      { digest: digestOf('attestation'), platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  });

async function push(
  { aws }: EnvironmentRun,
  repositoryName: string,
  imageTag: string,
  architecture: string,
): Promise<void> {
  const put = (imageManifest: string, more: object) =>
    askJson(aws, 'ecr', 'PutImage', {
      repositoryName,
      imageManifest,
      imageDigest: digestOf(imageManifest),
      ...more,
    });
  await put(imageFor(architecture, imageTag), {});
  await put(indexFor(architecture, imageTag), { imageTag });
}

async function tagsOf(
  { aws }: EnvironmentRun,
  repositoryName: string,
  imageDigest: string,
): Promise<readonly string[]> {
  const { imageDetails } = await askJson<{ imageDetails: readonly { imageTags: readonly string[] }[] }>(
    aws,
    'ecr',
    'DescribeImages',
    { repositoryName, imageIds: [{ imageDigest }] },
  );
  return [...(imageDetails[0]?.imageTags ?? [])].sort();
}
