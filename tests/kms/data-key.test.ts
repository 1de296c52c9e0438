import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DataKey } from '../../modules/kms/data-key';
import { synthesizeConstruct } from '../support/synthesize';

const ownAccount = { StringEquals: { 'aws:SourceAccount': '123456789012' } };

const configuration = synthesizeConstruct(
  (stack) =>
    new DataKey(stack, 'database', {
      name: 'test',
      dataClass: 'database',
      description: 'Database storage',
      accountId: '123456789012',
      region: 'us-east-2',
      viaServices: ['rds'],
      usedBy: [{ principal: 'cloudwatch.amazonaws.com', condition: ownAccount }],
      preventDestroy: true,
    }),
);
const key = configuration.at('aws_kms_key.database');
const statements = JSON.parse(key['policy']).Statement;

describe('a data key', () => {
  it('is protected as configured, and has an alias', () => {
    expect(key['lifecycle']).toEqual({ prevent_destroy: true });
    expect(configuration.at('aws_kms_alias.database_alias')).toEqual({
      name: 'alias/test-database',
      target_key_id: '${aws_kms_key.database.key_id}',
    });
  });

  it('can be administered by the account', () => {
    expect(statements[0]).toMatchObject({
      Sid: 'Administer',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
    });
  });

  it('can be used by principals of the account through the given service only', () => {
    const through = {
      StringEquals: {
        'kms:CallerAccount': '123456789012',
        'kms:ViaService': ['rds.us-east-2.amazonaws.com'],
      },
    };
    expect(statements[1]).toMatchObject({ Sid: 'UseThroughServices', Condition: through });
    expect(statements[2]).toMatchObject({
      Sid: 'GrantToServices',
      Action: 'kms:CreateGrant',
      Condition: { ...through, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  });

  it('can be used by a service principal under its condition only', () => {
    expect(statements[3]).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: ownAccount,
    });
    expect(statements).toHaveLength(4);
  });

  it('can be used by AWS Backup of the accounts that copies go to, through the given service only', () => {
    const copied = synthesizeConstruct(
      (stack) =>
        new DataKey(stack, 'database', {
          name: 'test',
          dataClass: 'database',
          description: 'Database storage',
          accountId: '123456789012',
          region: 'us-east-2',
          viaServices: ['rds'],
          copiedTo: ['210987654321'],
          preventDestroy: true,
        }),
    );
    const byBackup = {
      StringEquals: { 'kms:ViaService': ['rds.us-east-2.amazonaws.com'] },
      ArnLike: {
        'aws:PrincipalArn':
          'arn:aws:iam::210987654321:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup',
      },
    };
    expect(JSON.parse(copied.at('aws_kms_key.database')['policy']).Statement.slice(3)).toMatchObject([
      {
        Sid: 'CopyTo210987654321',
        Principal: { AWS: 'arn:aws:iam::210987654321:root' },
        Condition: byBackup,
      },
      {
        Sid: 'GrantTo210987654321',
        Action: 'kms:CreateGrant',
        Condition: { ...byBackup, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ]);
  });

  it('can be in another region, with its alias', () => {
    const elsewhere = synthesizeConstruct((stack) => {
      const provider = new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' });
      new DataKey(stack, 'billing', {
        name: 'test',
        dataClass: 'billing',
        description: 'Messages about charges',
        accountId: '123456789012',
        region: 'us-east-1',
        viaServices: ['sns'],
        preventDestroy: false,
        provider,
      });
    });
    for (const address of ['aws_kms_key.billing', 'aws_kms_alias.billing_alias']) {
      expect(elsewhere.at(address)['provider']).toBe('aws.elsewhere');
    }
  });
});
