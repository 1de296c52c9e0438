import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { ImportBlock } from '../shared/import-block';

export interface ImageRepositoryProps {
  /** Name, such as `bmo-learning/rails-api`. Changing it replaces the repository: its images are lost. */
  readonly repositoryName: string;
  /** Newest images that are kept, so that a rollback finds its own. Lowering it deletes the rest within a day. */
  readonly keptImages: number;
  /** With S3's keys or AWS's own key for ECR. Changing it replaces the repository. @default 'KMS' */
  readonly encryption?: 'AES256' | 'KMS';
  /** Whether it exists already and is imported; roots only, Terraform imports in no module. @default false */
  readonly existing?: boolean;
  /** Refuse every plan that would destroy the repository; without it, images are deleted along with it. */
  readonly preventDestroy: boolean;
}

/**
 * ECR repository of one image. A tag is given once and never moves, every push is scanned, and images go by
 * their number, never by their age: what has been running for a year is as old as it is needed.
 *
 * Encrypted with AWS's own key for ECR. A customer key would gain little, images hold no secrets and are read
 * with IAM permissions either way, and would cost a request to KMS for each layer of each task that starts;
 * a key that is disabled by mistake would stop every deployment and every scale-out.
 *
 * @see Amazon ECR User Guide, "Image tag mutability" and "Automate the cleanup of images by using lifecycle
 * policies in Amazon ECR"
 */
export class ImageRepository extends Construct {
  /** Where images are pushed to and pulled from, without a tag. */
  readonly repositoryUrl: string;
  readonly repositoryArn: string;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    const repository = new EcrRepository(this, 'this', {
      name: props.repositoryName,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: props.encryption ?? 'KMS' }],
      forceDelete: !props.preventDestroy,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    if (props.existing) new ImportBlock(repository, props.repositoryName);
    new EcrLifecyclePolicy(this, 'lifecycle', {
      repository: repository.name,
      policy: lifecyclePolicy(props.keptImages),
    });
    this.repositoryUrl = repository.repositoryUrl;
    this.repositoryArn = repository.arn;
  }
}

const KEPT_IMAGES = 'kept images';

function lifecyclePolicy(keptImages: number): string {
  const policy = {
    rules: [
      {
        rulePriority: 1,
        description: 'Images without a tag: left over from builds',
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: 7,
        },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        description: 'All but the newest images',
        selection: {
          tagStatus: 'tagged',
          tagPatternList: ['*'],
          countType: 'imageCountMoreThan',
          countNumber: KEPT_IMAGES,
        },
        action: { type: 'expire' },
      },
    ],
  };
  return JSON.stringify(policy).replace(JSON.stringify(KEPT_IMAGES), () => digits(keptImages));
}
