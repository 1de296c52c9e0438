import { builderOf, promotedFrom, repositoriesOf, wantedImages } from '../../../ops/images/wanted';
import { shipped } from '../../support/synthesize';
import { rootsOf } from './support';

const prod = rootsOf(shipped.prod);
const staging = rootsOf(shipped.staging);

describe('What a workflow needs for images', () => {
  it('is where they are built for, in an environment that builds its own', () => {
    expect(promotedFrom('staging')).toBeUndefined();
    expect(wantedImages(staging.foundation, staging.application)).toEqual({
      'ai-service-repository': 'bmo-learning-staging/ai-service',
      'ai-service-source': '',
      'rails-api-repository': 'bmo-learning-staging/rails-api',
      'rails-api-source': '',
      platform: 'linux/arm64',
      runner: 'ubuntu-24.04-arm',
    });
  });

  it('is where they are copied from, in production: staging', () => {
    expect(promotedFrom('prod')).toBe('staging');
    expect(wantedImages(prod.foundation, prod.application, staging.foundation)).toEqual({
      'ai-service-repository': 'bmo-learning/ai-service',
      'ai-service-source': 'bmo-learning-staging/ai-service',
      'rails-api-repository': 'bmo-learning/rails-api',
      'rails-api-source': 'bmo-learning-staging/rails-api',
      platform: 'linux/arm64',
      runner: 'ubuntu-24.04-arm',
    });
  });

  it('follows the processor of the tasks', () => {
    const { cluster } = shipped.staging;
    const { application } = rootsOf({
      ...shipped.staging,
      cluster: { ...cluster, cpuArchitecture: 'X86_64' },
    });
    expect(builderOf(application)).toEqual({
      architecture: 'amd64',
      platform: 'linux/amd64',
      runner: 'ubuntu-24.04',
    });
  });

  it('never has the same repository twice: an environment expires only its own images', () => {
    const names = [prod, staging].flatMap(({ foundation }) => Object.values(repositoriesOf(foundation)));
    expect(new Set(names).size).toBe(names.length);
  });
});
