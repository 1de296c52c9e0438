import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const { foundation } = synthesizeEnvironment(shipped.prod);

describe('keys of the foundation', () => {
  it('are one per class of data', () => {
    const regional = Object.values(foundation.resources('aws_kms_alias')).filter(({ provider }) => !provider);
    const aliases = regional.map(({ name }) => name);
    expect(aliases.sort()).toEqual(
      ['alarms', 'backup', 'database', 'logs', 'redis', 'secrets', 'storage'].map(
        (dataClass) => `alias/bmo-learning-prod-${dataClass}`,
      ),
    );
  });

  it('let CloudWatch Logs encrypt log groups of this account', () => {
    const policy = JSON.parse(foundation.at('aws_kms_key.logs-key')['policy']);
    expect(policy.Statement.at(-1)).toMatchObject({
      Principal: { Service: 'logs.us-east-2.amazonaws.com' },
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:us-east-2:${data.aws_caller_identity.account.account_id}:log-group:*',
        },
      },
    });
  });

  it('let every publisher of alarms encrypt messages of the alarm topics, and of no other topic', () => {
    const { Statement } = JSON.parse(foundation.at('aws_kms_key.alarms-key')['policy']);
    const services = Statement.filter(({ Principal }: { Principal: object }) => 'Service' in Principal);
    expect(services.map(({ Principal }: { Principal: { Service: string } }) => Principal.Service)).toEqual([
      'cloudwatch.amazonaws.com',
      'events.amazonaws.com',
      'budgets.amazonaws.com',
      'backup.amazonaws.com',
    ]);
    for (const { Condition } of services) {
      expect(Condition.StringEquals['kms:EncryptionContext:aws:sns:topicArn']).toEqual([
        expect.stringMatching(/:bmo-learning-prod-alarms-critical$/),
        expect.stringMatching(/:bmo-learning-prod-alarms-warning$/),
      ]);
    }
  });
});
