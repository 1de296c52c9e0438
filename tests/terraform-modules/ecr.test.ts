import { imageSettings } from '../../modules/ecr/settings';
import { ecr } from '../../terraform-modules/definitions/ecr';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

describe('the module ecr', () => {
  itTakesEverySetting({ definition: ecr, schema: imageSettings, value: shipped.prod.images });

  it('keeps as many images as the caller says, as a number', () => {
    const { policy } = synthesizeModule(ecr).at('aws_ecr_lifecycle_policy.images_rails-api_lifecycle');
    expect(policy).toContain('"countNumber":${var.kept_images}}');
  });

  it('leaves the import of repositories that exist to its caller, encrypted as they are', () => {
    const images = { ...shipped.prod.images, existing: { encryption: 'AES256' as const } };
    const module = synthesizeModule(ecr, { ...shipped.prod, images });
    expect(module.json).not.toHaveProperty('import');
    expect(module.variables()['existing_encryption']).toMatchObject({ type: 'string', default: 'AES256' });
    expect(module.at('aws_ecr_repository.images_rails-api')['encryption_configuration']).toEqual([
      { encryption_type: '${var.existing_encryption}' },
    ]);
  });
});
