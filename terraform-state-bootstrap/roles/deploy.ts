import type { PolicyStatement } from '../../modules/shared/policy-document';
import { allow } from './effects';
import type { RolesEnvironment } from './names';

export interface DeployProps {
  readonly environment: RolesEnvironment;
  readonly accountId: string;
  /** `Stack` tag of the image repositories. */
  readonly foundationStack: string;
}

const PULL = ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:GetDownloadUrlForLayer'];

const PUSH = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeImageScanFindings',
  'ecr:DescribeImages',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:StartImageScan',
  'ecr:UploadLayerPart',
];

/**
 * What a deployment does outside of Terraform: it copies or pushes images, reads their scans, runs the migration and reads
 * its result.
 *
 * The tag of a repository identifies its environment, because the names of production's do not. The migration runs in
 * the environment's cluster only, and with its own roles only.
 *
 * @see Amazon ECR User Guide, "IAM permissions for pushing an image to an Amazon ECR private repository"
 * @see Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic Container Service"
 */
export function deployStatements(props: DeployProps): readonly PolicyStatement[] {
  const { environment, accountId, foundationStack } = props;
  const { project, prefix, region } = environment;
  const arn = (service: string, resource: string): string =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  const cluster = arn('ecs', `cluster/${prefix}`);
  const migration = `${prefix}-migration`;
  const logGroup = arn('logs', `log-group:/ecs/${prefix}/migration`);
  return [
    allow('LogInToTheRegistry', ['ecr:GetAuthorizationToken'], ['*']),
    // Those of the environment before it, which it deploys the same bytes of. Images hold no secrets.
    allow('PullImagesOfEveryEnvironment', PULL, [
      arn('ecr', `repository/${project}/*`),
      arn('ecr', `repository/${project}-*/*`),
    ]),
    allow('PushImages', PUSH, [arn('ecr', `repository/${project}/*`), arn('ecr', `repository/${prefix}/*`)], {
      StringEquals: { 'aws:ResourceTag/Stack': foundationStack },
    }),
    allow('RunTheMigration', ['ecs:RunTask'], [arn('ecs', `task-definition/${migration}:*`)], {
      ArnEquals: { 'ecs:cluster': cluster },
    }),
    allow('HandOverItsRole', ['iam:PassRole'], [`arn:aws:iam::${accountId}:role/${migration}-*`], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    allow(
      'WatchTasksAndServices',
      ['ecs:DescribeServices', 'ecs:DescribeTasks'],
      [arn('ecs', `service/${prefix}/*`), arn('ecs', `task/${prefix}/*`)],
    ),
    allow('ListTasks', ['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': cluster } }),
    // IAM cannot limit these actions to a resource.
    allow('ReadTargetHealth', ['elasticloadbalancing:DescribeTargetHealth'], ['*']),
    allow('ReadTaskDefinitions', ['ecs:DescribeTaskDefinition'], ['*']),
    allow('ReadTheMigrationsLog', ['logs:FilterLogEvents', 'logs:GetLogEvents'], [logGroup, `${logGroup}:*`]),
  ];
}
