import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { policyDocument } from '../../../../modules/shared/policy-document';
import { REGION } from '../../emulator';
import type { Steps } from '../../steps';
import { type AccountProps, EmulatedAccount } from '../emulated-account';

const BUCKET = 'bmo-learning-terraform-state';
const LOG_BUCKET = `${BUCKET}-logs`;
const LOCK_TABLE = 'terraform-state-lock';
const OTHER_ACCOUNT = '210987654321';
const OTHER_REGION = 'us-west-2';

/** Names that others have taken, and things that are not what the root needs: nothing is created or adopted. */
export async function bootstrapOverTaken(steps: Steps, props: AccountProps): Promise<void> {
  const account = await EmulatedAccount.create(steps, props);
  const { aws, endpoint } = account;

  await steps.step('taken: bucket in another region, table with another key', async (say) => {
    const elsewhere = s3Of(endpoint, { region: OTHER_REGION });
    await elsewhere.send(newBucket(BUCKET, OTHER_REGION));
    await aws.dynamodb.send(tableWithKey('Id'));
    await account.expectRefusal(
      [
        '2 problems',
        `bucket ${BUCKET}\n  got:     a bucket in ${OTHER_REGION}`,
        `table ${LOCK_TABLE} in ${REGION}\n  got:     the key Id (S, HASH)`,
      ],
      '--yes',
    );
    await elsewhere.send(new DeleteBucketCommand({ Bucket: BUCKET }));
    await aws.dynamodb.send(new DeleteTableCommand({ TableName: LOCK_TABLE }));
    say('refused');
  });

  await steps.prove(
    'bootstrap over names of others',
    'taken: bucket of another account; role, policy, provider of others',
    async (say) => {
      await s3Of(endpoint, { region: REGION, accountId: OTHER_ACCOUNT }).send(newBucket(LOG_BUCKET, REGION));
      await takeNamesInIam(endpoint);
      await account.expectRefusal(
        [
          '4 problems',
          `bucket ${LOG_BUCKET}\n  got:     access denied: it belongs to another account`,
          'role bmo-learning-terraform-prod-plan\n  got:     one without the tag Stack',
          'policy bmo-learning-terraform-prod-boundary\n  got:     one without the tag Stack',
          "Set `github.oidcProvider: 'existing'`",
        ],
        '--yes',
      );
      say('refused, all of it at once');
    },
  );
}

async function takeNamesInIam(endpoint: string): Promise<void> {
  const iam = new IAMClient({ endpoint, region: REGION, credentials: KEYS });
  const nothing = { Sid: 'Nothing', Effect: 'Deny', Action: '*' } as const;
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'bmo-learning-terraform-prod-plan',
      AssumeRolePolicyDocument: policyDocument({ ...nothing, Principal: '*' }),
    }),
  );
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'bmo-learning-terraform-prod-boundary',
      PolicyDocument: policyDocument({ ...nothing, Resource: '*' }),
    }),
  );
  await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: 'https://token.actions.githubusercontent.com',
      ThumbprintList: [],
    }),
  );
}

const KEYS = { accessKeyId: 'somebody', secretAccessKey: 'test' };

interface Place {
  readonly region: string;
  /** @default the account of everybody else */
  readonly accountId?: string;
}

/** A client of an account of the emulator's, which takes its number from a header. */
function s3Of(endpoint: string, { region, accountId }: Place): S3Client {
  const s3 = new S3Client({ endpoint, region, credentials: KEYS });
  s3.middlewareStack.add(
    (next) => (call) => {
      const { headers } = call.request as { readonly headers: Record<string, string> };
      if (accountId) headers['x-moto-account-id'] = accountId;
      return next(call);
    },
    { step: 'build' },
  );
  return s3;
}

const newBucket = (Bucket: string, region: BucketLocationConstraint) =>
  new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } });

const tableWithKey = (key: string) =>
  new CreateTableCommand({
    TableName: LOCK_TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  });
