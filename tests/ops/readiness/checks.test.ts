import { environments } from '../../../environments';
import { loadEnvironments } from '../../../modules/config/load';
import type { AccountQuestions } from '../../../ops/readiness/account-checks';
import { type Row, rowsOf } from '../../../ops/readiness/check';
import { checksOf } from '../../../ops/readiness/readiness';
import type { Clients, Subject } from '../../../ops/readiness/subject';
import type { SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const NOW = new Date('2026-12-01T12:00:00Z');
const ACCOUNT = '123456789012';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const [prod] = loadEnvironments(environments, 'prod');
if (!prod) throw new Error('There is no production.');

const root = (role: string): SynthesizedRoot =>
  ({
    name: `bmo-learning-prod-${role}`,
    environment: 'prod',
    role,
    json: synthesizeEnvironment(prod)[role as 'foundation' | 'application'].json,
  }) as never;

const variables: Readonly<Record<string, string>> = {
  ai_service_image_tag: DIGEST,
  rails_api_image_tag: '3f2c1ab',
  domain_name: 'learning.example.com',
  hosted_zone_name: 'example.com',
};

const subject: Subject = {
  environment: prod,
  accountId: ACCOUNT,
  foundation: root('foundation'),
  application: root('application'),
  variable: (name) => variables[name],
  now: NOW,
};

const ask: AccountQuestions = {
  stateProblems: async () => [],
  quotaReport: async () => [],
  nameServers: async () => ['ns-2.awsdns.org', 'NS-1.awsdns.com.'],
};

/** What AWS answers, by the name of the operation: an answer, or an error to throw. */
type Answers = Readonly<Record<string, unknown>>;

const service = (name: string, more: object = {}) => ({
  serviceName: `bmo-learning-prod-${name}`,
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  deployments: [{ status: 'ACTIVE' }, { status: 'PRIMARY', rolloutState: 'COMPLETED' }],
  loadBalancers: name === 'rails' ? [{ targetGroupArn: 'arn:rails' }] : [],
  ...more,
});

/** An environment that is ready. */
const READY: Answers = {
  GetRole: {},
  ListHostedZonesByName: { HostedZones: [{ Id: '/hostedzone/Z1', Name: 'example.com.' }] },
  GetHostedZone: { DelegationSet: { NameServers: ['ns-1.awsdns.com', 'ns-2.awsdns.org'] } },
  DescribeDBInstances: {
    DBInstances: [
      { DBInstanceStatus: 'available', Engine: 'postgres', EngineVersion: '16.11', DeletionProtection: true },
    ],
  },
  DescribeReplicationGroups: {
    ReplicationGroups: [{ Status: 'available', MemberClusters: ['1', '2'], AuthTokenEnabled: true }],
  },
  DescribeLogStreams: { logStreams: [{ logStreamName: 'migration/migration/1' }] },
  GetLogEvents: { events: [{ message: 'application_1 can connect.\n' }] },
  BatchGetImage: { images: [{ imageId: { imageDigest: DIGEST }, imageManifest: '{}' }] },
  ListSecretVersionIds: { Versions: [{ VersionStages: ['AWSCURRENT'] }] },
  ListCertificates: {
    CertificateSummaryList: [{ DomainName: 'learning.example.com', CertificateArn: 'arn:certificate' }],
  },
  DescribeCertificate: { Certificate: { Status: 'ISSUED', NotAfter: new Date('2027-06-01') } },
  DescribeServices: { services: ['ai', 'rails', 'sidekiq'].map((name) => service(name)) },
  DescribeTargetHealth: {
    TargetHealthDescriptions: [
      { TargetHealth: { State: 'healthy' } },
      { TargetHealth: { State: 'healthy' } },
    ],
  },
  ListSubscriptionsByTopic: {
    Subscriptions: [{ SubscriptionArn: 'arn:subscription', Endpoint: 'a@example.com' }],
  },
  DescribeAlarms: {
    MetricAlarms: [
      { AlarmName: 'bmo-learning-prod-ai-cpu', StateValue: 'INSUFFICIENT_DATA', ActionsEnabled: true },
    ],
    CompositeAlarms: ['users-affected', 'data-at-risk'].map((name) => ({
      AlarmName: `bmo-learning-prod-${name}`,
      StateValue: 'OK',
      ActionsEnabled: true,
    })),
  },
  ListRecoveryPointsByBackupVault: {
    RecoveryPoints: [
      { Status: 'COMPLETED', CreationDate: hoursAgo(30) },
      { Status: 'COMPLETED', CreationDate: hoursAgo(9) },
      { Status: 'RUNNING', CreationDate: hoursAgo(0) },
    ],
  },
  ListRestoreJobs: {
    RestoreJobs: [
      {
        Status: 'COMPLETED',
        CreationDate: hoursAgo(24 * 16),
        CreatedBy: {
          RestoreTestingPlanArn:
            'arn:aws:backup:us-east-2:123456789012:restore-testing-plan:bmo_learning_prod_restores-1',
        },
      },
    ],
  },
  DescribeBudget: { Budget: { BudgetLimit: { Amount: '695.0', Unit: 'USD' } } },
};

const SIGNED = ['model-limits', 'smoke-test', 'load-test', 'test-page', 'data-protection'];

const named = (name: string, more: object = {}) =>
  Object.assign(new Error(name), { name, $metadata: {}, ...more });

function clientsWith(answers: Answers): Clients {
  const send = async (command: { readonly constructor: { readonly name: string } }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const answer = { ...READY, ...answers }[operation];
    if (answer === undefined) throw new Error(`No answer to ${operation}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  // Paginators look at the class of their client.
  const { ACMClient } = require('@aws-sdk/client-acm') as typeof import('@aws-sdk/client-acm');
  const { CloudWatchClient } =
    require('@aws-sdk/client-cloudwatch') as typeof import('@aws-sdk/client-cloudwatch');
  const any = { send } as never;
  return {
    acm: Object.assign(new ACMClient({ region: 'us-east-2' }), { send }) as never,
    cloudwatch: Object.assign(new CloudWatchClient({ region: 'us-east-2' }), { send }) as never,
    backup: any,
    budgets: any,
    logs: any,
    ecr: any,
    ecs: any,
    elasticache: any,
    loadBalancing: any,
    iam: any,
    rds: any,
    route53: any,
    secrets: any,
    sns: any,
  };
}

async function lookAt(
  answers: Answers = {},
  more: Partial<AccountQuestions> = {},
  of: Subject = subject,
): Promise<readonly Row[]> {
  const checks = checksOf(of, clientsWith(answers), { ...ask, ...more });
  return rowsOf(checks.filter(({ id }) => !SIGNED.includes(id)));
}

const rowOf = async (id: string, ...given: Parameters<typeof lookAt>) => {
  const row = (await lookAt(...given)).find((each) => each.id === id);
  return [row?.state, row?.evidence, row?.fix];
};

describe('an environment that is ready', () => {
  it('is ready in every row, with what was seen', async () => {
    expect((await lookAt()).map(({ id, state, evidence, fix }) => [id, state, evidence, fix])).toEqual(
      [
        ['state-backend', 'bmo-learning-terraform-state, terraform-state-lock'],
        ['terraform-roles', '4 roles'],
        ['quotas', 'all that are checked'],
        ['hosted-zone', 'example.com, delegated to 2 name servers'],
        ['database', 'postgres 16.11'],
        ['redis', '2 nodes'],
        ['redis-auth', 'AUTH is on'],
        ['migration', 'its log ends with: application_1 can connect.'],
        ['image-ai-service', DIGEST],
        ['image-rails-api', `3f2c1ab, ${DIGEST}`],
        ['secrets', '7 secrets'],
        ['certificate', 'for learning.example.com, until 2027-06-01'],
        ['services', 'bmo-learning-prod-ai 2, bmo-learning-prod-rails 2, bmo-learning-prod-sidekiq 2'],
        ['targets', '2 targets'],
        ['subscriptions-critical', '1 confirmed'],
        ['subscriptions-warning', '1 confirmed'],
        ['alarms', '3 alarms, 1 of them without values yet'],
        ['backups', 'the newest of the database is 9 hours old'],
        ['restore-test', 'COMPLETED, 16 days ago'],
        ['budget', '695 USD a month'],
      ].map(([id, evidence]) => [id, 'ready', evidence, '']),
    );
  });
});

describe('an account with nothing in it', () => {
  const nothing: Answers = {
    GetRole: named('NoSuchEntityException'),
    ListHostedZonesByName: {},
    DescribeDBInstances: named('DBInstanceNotFoundFault'),
    DescribeReplicationGroups: named('ReplicationGroupNotFoundFault'),
    DescribeLogStreams: named('ResourceNotFoundException'),
    BatchGetImage: {},
    ListSecretVersionIds: named('ResourceNotFoundException'),
    ListCertificates: {},
    DescribeServices: named('ClusterNotFoundException'),
    ListSubscriptionsByTopic: named('NotFoundException'),
    DescribeAlarms: {},
    ListRecoveryPointsByBackupVault: named('ResourceNotFoundException'),
    ListRestoreJobs: {},
    DescribeBudget: named('NotFoundException'),
  };

  it('is not ready in any row, each with what to do', async () => {
    const rows = await lookAt(nothing, {
      stateProblems: async () => [
        { at: 'state bucket x', got: 'no bucket', allowed: 'one', fix: 'npx bmo bootstrap' },
      ],
      quotaReport: async () => ['2 quotas are too small in us-east-2.\nmore'],
    });
    expect(rows.map(({ id, state, evidence, fix }) => [id, state, evidence, fix])).toEqual(
      [
        ['state-backend', 'state bucket x: no bucket', 'npx bmo bootstrap'],
        [
          'terraform-roles',
          'missing: bmo-learning-terraform-prod-plan, bmo-learning-terraform-prod-foundation, ' +
            'bmo-learning-terraform-prod-application, bmo-learning-terraform-prod-deploy',
          'npx bmo bootstrap',
        ],
        [
          'quotas',
          '2 quotas are too small in us-east-2.',
          'npx bmo tf prod plan foundation prints the commands that request an increase',
        ],
        [
          'hosted-zone',
          'example.com is no public hosted zone of the account',
          'aws route53 create-hosted-zone --name example.com --caller-reference "$(date +%s)"',
        ],
        ['database', 'it does not exist', 'npx bmo tf prod plan foundation, then apply'],
        ['redis', 'it does not exist', 'npx bmo tf prod plan foundation, then apply'],
        ['redis-auth', 'TLS and security groups alone protect it', 'npx bmo redis-auth prod'],
        ['migration', 'no migration has run', 'npx bmo migrate prod'],
        [
          'image-ai-service',
          `bmo-learning/ai-service has no image ${DIGEST}. Push it, or correct the tag.`,
          'npx bmo images prod check says what to do',
        ],
        [
          'image-rails-api',
          'bmo-learning/rails-api has no image 3f2c1ab. Push it, or correct the tag.',
          'npx bmo images prod check says what to do',
        ],
        [
          'secrets',
          'without a value: DATABASE_URL, MIGRATION_DATABASE_URL, REDIS_URL, SECRET_KEY_BASE, AI_SERVICE_API_KEY, ' +
            'OPENAI_API_KEY, ANTHROPIC_API_KEY',
          'npx bmo tf prod plan foundation, then apply',
        ],
        [
          'certificate',
          'ACM has none for learning.example.com',
          'npx bmo tf prod plan application, then apply',
        ],
        ['services', '0 of 3 services exist', 'npx bmo tf prod plan application, then apply'],
        ['targets', '0 of 0 are healthy', 'npx bmo verify prod'],
        [
          'subscriptions-critical',
          'nobody',
          'Set critical_email_addresses or pager_https_endpoint in environments/prod.foundation.tfvars, and apply the foundation.',
        ],
        [
          'subscriptions-warning',
          'nobody',
          'Set warning_email_addresses in environments/prod.foundation.tfvars, and apply the foundation.',
        ],
        ['alarms', '0 of 2 composite alarms exist', 'npx bmo tf prod plan, then apply'],
        [
          'backups',
          'bmo-learning-prod-backups has no recovery point of the database',
          'docs/runbooks/alarms.md#backup-missing; the first one comes at the time in backup.daily.schedule',
        ],
        [
          'restore-test',
          'no restore test has run',
          'docs/runbooks/alarms.md#backup-restore-failed; the test runs on the schedule backup.restoreTesting',
        ],
        [
          'budget',
          'there is no budget bmo-learning-prod-monthly',
          'npx bmo tf prod plan application, then apply',
        ],
      ].map(([id, evidence, fix]) => [id, 'not ready', evidence, fix]),
    );
  });
});

describe('a row', () => {
  it.each<[string, string, Answers, readonly [string, string]]>([
    [
      'a database that is not available',
      'database',
      { DescribeDBInstances: { DBInstances: [{ DBInstanceStatus: 'modifying' }] } },
      ['status modifying', 'Wait until RDS has made it available.'],
    ],
    [
      'a database that anybody can delete',
      'database',
      {
        DescribeDBInstances: { DBInstances: [{ DBInstanceStatus: 'available', DeletionProtection: false }] },
      },
      ['its deletion protection is off', 'npx bmo tf prod plan foundation, then apply'],
    ],
    [
      'Redis that is not available',
      'redis',
      { DescribeReplicationGroups: { ReplicationGroups: [{ Status: 'creating' }] } },
      ['status creating', 'Wait until ElastiCache has made it available.'],
    ],
    [
      'a migration that failed',
      'migration',
      { GetLogEvents: { events: [{ message: 'PG::ConnectionBad' }] } },
      [
        'its log ends with: PG::ConnectionBad',
        'npx bmo migrate prod; its log: /ecs/bmo-learning-prod/migration',
      ],
    ],
    [
      'a certificate that nobody validated',
      'certificate',
      { DescribeCertificate: { Certificate: { Status: 'PENDING_VALIDATION' } } },
      [
        'status PENDING_VALIDATION',
        'npx bmo tf prod plan application, then apply; see docs/runbooks/alarms.md#certificate',
      ],
    ],
    [
      'a certificate that expires soon',
      'certificate',
      { DescribeCertificate: { Certificate: { Status: 'ISSUED', NotAfter: hoursAgo(-24 * 20) } } },
      ['expires in 20 days', 'docs/runbooks/alarms.md#certificate'],
    ],
    [
      'services that are being deployed, or lack tasks',
      'services',
      {
        DescribeServices: {
          services: [
            service('ai', { deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }] }),
            service('rails', { runningCount: 1 }),
            service('sidekiq', { desiredCount: 0, runningCount: 0 }),
          ],
        },
      },
      [
        'bmo-learning-prod-ai: deployment IN_PROGRESS; bmo-learning-prod-rails: 1 of 2 tasks; ' +
          'bmo-learning-prod-sidekiq: 0 of 0 tasks',
        'npx bmo verify prod',
      ],
    ],
    [
      'a target that is not healthy',
      'targets',
      { DescribeTargetHealth: { TargetHealthDescriptions: [{ TargetHealth: { State: 'initial' } }] } },
      ['0 of 1 are healthy', 'npx bmo verify prod'],
    ],
    [
      'a subscription that nobody confirmed',
      'subscriptions-critical',
      {
        ListSubscriptionsByTopic: {
          Subscriptions: [{ SubscriptionArn: 'PendingConfirmation', Endpoint: 'oncall@example.com' }],
        },
      },
      [
        'not confirmed: oncall@example.com',
        'Confirm the subscription in the mail of AWS Notifications; without the mail, apply the foundation again.',
      ],
    ],
    [
      'a backup that is old',
      'backups',
      {
        ListRecoveryPointsByBackupVault: {
          RecoveryPoints: [{ Status: 'COMPLETED', CreationDate: hoursAgo(27) }],
        },
      },
      [
        'the newest of the database is 27 hours old',
        'docs/runbooks/alarms.md#backup-missing; the first one comes at the time in backup.daily.schedule',
      ],
    ],
  ])('says what is wrong with %s', async (_, id, answers, [evidence, fix]) => {
    expect(await rowOf(id, answers)).toEqual(['not ready', evidence, fix]);
  });

  const alarm = (more: object) => ({
    ...(READY['DescribeAlarms'] as object),
    MetricAlarms: [{ AlarmName: 'a', ...more }],
  });
  it('says which alarms are silent, or fire', async () => {
    expect(await rowOf('alarms', { DescribeAlarms: alarm({ ActionsEnabled: false }) })).toEqual([
      'not ready',
      'actions disabled: a',
      'aws cloudwatch enable-alarm-actions --region us-east-2 --alarm-names a',
    ]);
    expect(await rowOf('alarms', { DescribeAlarms: alarm({ StateValue: 'ALARM' }) })).toEqual([
      'not ready',
      'firing: a',
      'npx bmo explain prod',
    ]);
  });

  it('names the API keys without a value, with the commands that set them', async () => {
    const clients = clientsWith({});
    const send = async ({ input }: { readonly input: { readonly SecretId: string } }) =>
      input.SecretId === 'bmo-learning/prod/openai-api-key' ? {} : READY['ListSecretVersionIds'];
    const checks = checksOf(subject, { ...clients, secrets: { send } as never }, ask);
    const [row] = await rowsOf(checks.filter(({ id }) => id === 'secrets'));
    expect([row?.evidence, row?.fix]).toEqual([
      'without a value: OPENAI_API_KEY',
      'npx bmo secrets prod put OPENAI_API_KEY',
    ]);
  });

  it('says which name servers the domain needs', async () => {
    expect(await rowOf('hosted-zone', {}, { nameServers: async () => ['ns.registrar.example'] })).toEqual([
      'not ready',
      'public DNS answers ns.registrar.example for example.com',
      'Enter these name servers where the domain is registered: ns-1.awsdns.com, ns-2.awsdns.org',
    ]);
  });

  it('does not take a DNS that does not answer for a domain that is not delegated', async () => {
    expect(await rowOf('hosted-zone', {}, { nameServers: async () => undefined })).toEqual([
      'unknown',
      'public DNS does not answer for example.com',
      'Check the network, then run the command again.',
    ]);
  });

  it('does not take a missing permission for a missing backup', async () => {
    const denied = named('AccessDeniedException', {
      message: 'not authorized to perform: backup:ListRecoveryPointsByBackupVault',
    });
    expect((await rowOf('backups', { ListRecoveryPointsByBackupVault: denied }))[0]).toBe('unknown');
  });

  it('names the variables that have no value', async () => {
    const without: Subject = { ...subject, variable: () => undefined };
    expect(await rowOf('image-ai-service', {}, {}, without)).toEqual([
      'not ready',
      'ai_service_image_tag has no value',
      'Set it in environments/prod.application.tfvars.',
    ]);
    expect((await rowOf('certificate', {}, {}, without))[2]).toContain(
      'Set domain_name in environments/prod.application.tfvars.',
    );
    expect((await rowOf('hosted-zone', {}, {}, without))[2]).toContain(
      'Set hosted_zone_name in environments/prod.application.tfvars.',
    );
  });

  it('is unknown without the permission to look', async () => {
    const denied = named('AccessDeniedException', {
      message: 'User: arn:a is not authorized to perform: ecs:DescribeServices on resource: *',
    });
    const rows = await lookAt({ DescribeServices: denied });
    expect(rows.filter(({ state }) => state === 'unknown').map(({ id, evidence }) => [id, evidence])).toEqual(
      ['services', 'targets'].map((id) => [
        id,
        'permission ecs:DescribeServices: AccessDeniedException: User: arn:a is not authorized to perform: ' +
          'ecs:DescribeServices on resource: *',
      ]),
    );
  });

  it('does not hide a bug', async () => {
    await expect(lookAt({ DescribeServices: new TypeError('x is undefined') })).rejects.toThrow(
      'x is undefined',
    );
  });
});
