import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requires, requiresCompanion } from './support/requirements';
import { block, every, list } from './support/resources';
import { everyStatement, namesPrincipals, policySample } from './support/statements';
import { readTemplate } from './support/templates';

const withRule = (selection: Block): Block =>
  samples({
    aws_ecr_lifecycle_policy: {
      policy: JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] }),
    },
  });

export const policies: Policies = {
  'customer-key': {
    rule: 'images are encrypted with a customer managed key',
    controls: ['ECR.5'],
    violations: every(
      'aws_ecr_repository',
      ({ encryption_configuration }) => /aws_kms_key\./.test(block(encryption_configuration)['kms_key']),
      'is encrypted with a key of ECR',
    ),
    compliant: samples({
      aws_ecr_repository: { encryption_configuration: [{ kms_key: '${aws_kms_key.storage.arn}' }] },
    }),
    violating: samples({ aws_ecr_repository: { encryption_configuration: [{ encryption_type: 'KMS' }] } }),
  },
  encrypted: {
    rule: 'images are encrypted with a key of KMS',
    controls: ['CKV_AWS_136'],
    ...requires(
      'aws_ecr_repository',
      { encryption_configuration: { encryption_type: 'KMS' } },
      'is encrypted with the key of S3',
    ),
  },
  'immutable-tags': {
    rule: 'image tags are immutable',
    controls: ['CKV_AWS_51', 'ECR.2'],
    ...requires(
      'aws_ecr_repository',
      { image_tag_mutability: 'IMMUTABLE' },
      'lets a tag be moved to another image',
    ),
  },
  'kept-images': {
    rule: 'a repository with images in it is not deleted',
    controls: [],
    violations: every(
      'aws_ecr_repository',
      ({ force_delete }) => force_delete !== true,
      'is deleted together with its images',
    ),
    compliant: samples({ aws_ecr_repository: { force_delete: false } }),
    violating: samples({ aws_ecr_repository: { force_delete: true } }),
  },
  lifecycle: {
    rule: 'repositories expire images that are no longer needed',
    controls: ['ECR.3'],
    ...requiresCompanion(
      'aws_ecr_repository',
      { type: 'aws_ecr_lifecycle_policy', through: 'repository' },
      'has no lifecycle policy',
    ),
  },
  scanned: {
    rule: 'images are scanned when they are pushed',
    controls: ['CKV_AWS_163', 'ECR.1'],
    ...requires(
      'aws_ecr_repository',
      { image_scanning_configuration: { scan_on_push: true } },
      'does not scan images on push',
    ),
  },
  /** A service that was not deployed for long still runs an old image, and starts tasks with it. */
  'kept-releases': {
    rule: 'images with a tag expire by count, never by age',
    controls: [],
    violations: every(
      'aws_ecr_lifecycle_policy',
      (body) => {
        const rules = readTemplate(body['policy'])?.['rules'];
        return (
          rules !== undefined &&
          list<Block>(rules).every(
            ({ selection: { tagStatus, countType } }) =>
              tagStatus === 'untagged' || countType === 'imageCountMoreThan',
          )
        );
      },
      'may delete the image that runs',
    ),
    compliant: withRule({ tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 }),
    violating: withRule({ tagStatus: 'any', countType: 'sinceImagePushed', countNumber: 30 }),
  },
  'no-everybody': {
    rule: 'repository policies name the principals that they allow',
    controls: ['CKV_AWS_32'],
    violations: everyStatement('aws_ecr_repository_policy', namesPrincipals, 'allows every principal'),
    compliant: policySample('aws_ecr_repository_policy', {
      Principal: { AWS: 'arn:aws:iam::123456789012:role/ci' },
    }),
    violating: policySample('aws_ecr_repository_policy', { Principal: '*' }),
  },
};
