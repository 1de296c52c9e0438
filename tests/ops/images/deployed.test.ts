import { RepositoryNotFoundException } from '@aws-sdk/client-ecr';
import { ImageRepository } from '../../../modules/ecr/image-repository';
import { deployedTag, markDeployed } from '../../../ops/images/deployed';
import { refusal } from '../../support/refusal';
import { synthesizeConstruct } from '../../support/synthesize';
import { digestOf, FakeEcr } from './support';

const TAG = 'deployed-prod-111111111111';

describe('An image that was deployed', () => {
  it('gets a tag with the environment and its digest, and keeps its manifest', async () => {
    const ecr = new FakeEcr('{"a": 1}');
    expect(await markDeployed('prod', 'site/rails-api', digestOf('1'), ecr)).toBe(TAG);
    expect(ecr.asked[1]).toEqual({
      call: 'PutImage',
      input: {
        repositoryName: 'site/rails-api',
        imageManifest: '{"a": 1}',
        imageManifestMediaType: 'application/vnd.oci.image.index.v1+json',
        imageTag: TAG,
      },
    });
  });

  it('is found by the tag that it was deployed with', async () => {
    const ecr = new FakeEcr('{}');
    expect(await markDeployed('prod', 'site/rails-api', '8f2b6d4', ecr)).toBe(TAG);
    expect(ecr.asked[0]?.input).toMatchObject({ imageIds: [{ imageTag: '8f2b6d4' }] });
  });

  it('keeps the tag when it is deployed again', async () => {
    const ecr = new FakeEcr('{}');
    ecr.tags = [TAG];
    expect(await markDeployed('prod', 'site/rails-api', digestOf('1'), ecr)).toBe(TAG);
  });

  it('is kept by the lifecycle policy because of that tag', () => {
    const { json } = synthesizeConstruct((stack) => {
      new ImageRepository(stack, 'one', { repositoryName: 'one', keptImages: 5, preventDestroy: true });
    });
    const { rules } = JSON.parse(json['resource'].aws_ecr_lifecycle_policy.one_lifecycle.policy);
    const [pattern = ''] = rules[0].selection.tagPatternList;
    expect(deployedTag('prod', digestOf('1'))).toMatch(new RegExp(`^${pattern.replace('*', '.*')}$`));
  });

  it('cannot be tagged where there is no repository', async () => {
    const send = async () => {
      throw new RepositoryNotFoundException({ message: 'no', $metadata: {} });
    };
    expect(await refusal(() => markDeployed('prod', 'site/rails-api', '8f2b6d4', { send }))).toBe(
      'There is no repository site/rails-api. Apply the foundation, which creates it.',
    );
  });
});
