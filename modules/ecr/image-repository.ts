import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { ImportBlock } from '../shared/import-block';
import { DEPLOYED_TAG_PREFIX } from './deployed-tag';

export interface ImageRepositoryProps {
  /** Name, such as `bmo-learning/rails-api`. Changing it replaces the repository and deletes its images. */
  readonly repositoryName: string;
  /**
   * Number of newest images to keep, besides those that were deployed. Lowering it deletes older images within a day.
   */
  readonly keptImages: number;
  /** `AES256`: keys of S3. `KMS`: the AWS managed key for ECR. Changing it replaces the repository. @default 'KMS' */
  readonly encryption?: 'AES256' | 'KMS';
  /** Whether to import an existing repository; root modules only, Terraform cannot import in others. @default false */
  readonly existing?: boolean;
  /** Whether Terraform rejects every plan that would destroy the repository; off, destroying it deletes its images. */
  readonly preventDestroy: boolean;
}

/**
 * Deployed images to keep in a repository. ECR sorts by the time of the push, not of the deployment: an image with 50
 * newer deployed ones expires even if a rollback brought it back once. The one that runs has fewer, because a newer image
 * gets its tag only when it runs instead.
 */
const DEPLOYED_IMAGES = 50;

/**
 * ECR repository of one image. Tags are immutable and every push is scanned. Images expire by number, not by
 * age: an old image may still be running. Pushes do not displace images that were deployed.
 *
 * Encrypted with the AWS managed key for ECR. A customer key would gain little: images hold no secrets, and
 * reading them takes IAM permissions anyway. It would cost a KMS request for each layer of each task that
 * starts, and a key that is disabled by mistake would stop every deployment and every scale-out.
 *
 * @see Amazon ECR User Guide, "Image tag mutability" and "Automate the cleanup of images by using lifecycle
 * policies in Amazon ECR"
 */
export class ImageRepository extends Construct {
  /** URL to push to and pull from, without a tag. */
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
        // ECR never expires what matches this rule by one of a lower priority.
        rulePriority: 1,
        description: 'All but the newest images that were deployed',
        selection: {
          tagStatus: 'tagged',
          tagPatternList: [`${DEPLOYED_TAG_PREFIX}*`],
          countType: 'imageCountMoreThan',
          countNumber: DEPLOYED_IMAGES,
        },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
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
        rulePriority: 3,
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
