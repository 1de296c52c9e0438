import { iamActionsOf } from '../../e2e/roles/iam-action';

describe('the IAM action of an operation', () => {
  it.each([
    ['rds', 'CreateDBInstance', ['rds:CreateDBInstance']],
    ['elasticloadbalancing', 'CreateRule', ['elasticloadbalancing:CreateRule']],
    ['elasticfilesystem', 'CreateFileSystem', ['elasticfilesystem:CreateFileSystem']],
    ['monitoring', 'PutMetricAlarm', ['cloudwatch:PutMetricAlarm']],
    ['aws-chatbot', 'TagResource', ['chatbot:TagResource']],
    ['s3', 'HeadBucket', ['s3:ListBucket']],
    ['s3', 'HeadObject', ['s3:GetObject']],
    ['s3', 'GetBucketEncryption', ['s3:GetEncryptionConfiguration']],
    ['s3', 'DeletePublicAccessBlock', ['s3:PutBucketPublicAccessBlock']],
    ['s3', 'DeleteObjects', ['s3:DeleteObject', 's3:DeleteObjectVersion']],
    ['budgets', 'CreateNotification', ['budgets:ModifyBudget']],
    ['budgets', 'DescribeBudget', ['budgets:ViewBudget']],
    ['cloudfront', 'CreateDistributionWithTags', ['cloudfront:CreateDistribution']],
  ])('%s %s is %j', async (service, operation, actions) => {
    expect(await iamActionsOf(service, operation)).toEqual(actions);
  });

  it('is spelled as the reference spells it', async () => {
    expect(await iamActionsOf('s3', 'GetBucketCors')).toEqual(['s3:GetBucketCORS']);
  });

  it('is none where AWS consults no policy', async () => {
    expect(await iamActionsOf('sts', 'GetCallerIdentity')).toEqual([]);
  });

  it('must exist', async () => {
    await expect(iamActionsOf('s3', 'GetBucketWeather')).rejects.toThrow(
      's3:GetBucketWeather is not an IAM action. Which one that operation needs belongs into iam-action.ts.',
    );
    await expect(iamActionsOf('weather', 'GetReport')).rejects.toThrow(
      'weather:GetReport is not an IAM action. Which one that operation needs belongs into iam-action.ts.',
    );
  });
});
