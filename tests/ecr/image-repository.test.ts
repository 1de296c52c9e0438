import { TerraformOutput } from 'cdktf';
import { ImageRepository } from '../../modules/ecr/image-repository';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (preventDestroy = true) =>
  synthesizeConstruct((stack) => {
    const { repositoryUrl, repositoryArn } = new ImageRepository(stack, 'rails-api', {
      repositoryName: 'bmo-learning/rails-api',
      keptImages: 30,
      preventDestroy,
    });
    new TerraformOutput(stack, 'url', { value: repositoryUrl });
    new TerraformOutput(stack, 'arn', { value: repositoryArn });
  });
const configuration = synthesize();
const repository = configuration.at('aws_ecr_repository.rails-api');
const { rules } = JSON.parse(configuration.at('aws_ecr_lifecycle_policy.rails-api_lifecycle')['policy']);

describe('an image repository', () => {
  it('has the given name', () => {
    expect(repository['name']).toBe('bmo-learning/rails-api');
  });

  it("is encrypted with AWS's key for ECR", () => {
    expect(repository['encryption_configuration']).toEqual([{ encryption_type: 'KMS' }]);
  });

  it('keeps the 50 newest images that were deployed, however many were pushed since', () => {
    expect(rules[0].selection).toEqual({
      tagStatus: 'tagged',
      tagPatternList: ['deployed-*'],
      countType: 'imageCountMoreThan',
      countNumber: 50,
    });
  });

  it('deletes untagged images after a week', () => {
    expect(rules[1].selection).toEqual({
      tagStatus: 'untagged',
      countType: 'sinceImagePushed',
      countUnit: 'days',
      countNumber: 7,
    });
  });

  it('keeps the newest images regardless of age', () => {
    expect(rules[2].selection).toEqual({
      tagStatus: 'tagged',
      tagPatternList: ['*'],
      countType: 'imageCountMoreThan',
      countNumber: 30,
    });
  });

  it('evaluates the rule for deployed images first, and has no further rules', () => {
    expect(rules.map(({ rulePriority }: { rulePriority: number }) => rulePriority)).toEqual([1, 2, 3]);
    expect(new Set(rules.map(({ action }: { action: { type: string } }) => action.type))).toEqual(
      new Set(['expire']),
    );
  });

  it.each([true, false])('is protected, or deleted with its images, as configured (%s)', (prevent) => {
    expect(synthesize(prevent).at('aws_ecr_repository.rails-api')).toMatchObject({
      force_delete: !prevent,
      lifecycle: { prevent_destroy: prevent },
    });
  });

  it('returns its URL and its ARN', () => {
    expect(configuration.outputs()).toMatchObject({
      url: { value: '${aws_ecr_repository.rails-api.repository_url}' },
      arn: { value: '${aws_ecr_repository.rails-api.arn}' },
    });
  });
});

describe('ImageRepository', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new ImageRepository(stack, id, {
        repositoryName: text('name'),
        keptImages: number('kept'),
        preventDestroy: false,
      }),
  );

  it('keeps a value that is known at plan time only a number', () => {
    const synthesized = synthesizeConstruct(
      (stack) =>
        new ImageRepository(stack, 'images', {
          repositoryName: 'images',
          keptImages: '${var.kept}' as unknown as number,
          preventDestroy: false,
        }),
    );
    expect(synthesized.at('aws_ecr_lifecycle_policy.images_lifecycle')['policy']).toContain(
      '"countNumber":${var.kept}}',
    );
  });

  it('is imported with its encryption if it exists already', () => {
    const existing = synthesizeConstruct((stack) => {
      new ImageRepository(stack, 'rails-api', {
        repositoryName: 'bmo-learning/rails-api',
        keptImages: 30,
        encryption: 'AES256',
        existing: true,
        preventDestroy: true,
      });
    });
    expect(existing.json['import']).toEqual([
      { to: 'aws_ecr_repository.rails-api', id: 'bmo-learning/rails-api' },
    ]);
    expect(existing.at('aws_ecr_repository.rails-api')['encryption_configuration']).toEqual([
      { encryption_type: 'AES256' },
    ]);
    expect(configuration.json).not.toHaveProperty('import');
  });
});
