import { ListRecoveryPointsByBackupVaultCommand, ListRestoreJobsCommand } from '@aws-sdk/client-backup';
import { DescribeBudgetCommand } from '@aws-sdk/client-budgets';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { resourceName } from '../../modules/shared/naming';
import { alarmsIn, nameOf } from '../explain/alarms';
import { type Check, type Finding, notReady, ready } from './check';
import { nothingFor } from './store-checks';
import { age, type Clients, isOlder, type Subject } from './subject';

/** Phases 2 and 7: alarms and who hears them, backups, costs. */
export const operationChecks = (subject: Subject, clients: Clients): readonly Check[] => [
  ...(['critical', 'warning'] as const).map(
    (topic): Check => ({
      id: `subscriptions-${topic}`,
      phase: 2,
      title: `Somebody is notified by the topic alarms-${topic}`,
      look: () => subscriptionsFinding(subject, clients, topic),
    }),
  ),
  {
    id: 'alarms',
    phase: 7,
    title: 'All alarms notify, and none fires',
    look: () => alarmsFinding(subject, clients),
  },
  {
    id: 'backups',
    phase: 7,
    title: 'There is a backup of the last day',
    look: () => backupFinding(subject, clients),
  },
  ...(subject.environment.backup.restoreTesting
    ? [
        {
          id: 'restore-test',
          phase: 7,
          title: 'The last restore test passed',
          look: () => restoreFinding(subject, clients),
        } as const,
      ]
    : []),
  { id: 'budget', phase: 2, title: 'The budget exists', look: () => budgetFinding(subject, clients) },
];

async function subscriptionsFinding(
  { environment, accountId }: Subject,
  { sns }: Clients,
  topic: string,
): Promise<Finding> {
  const { name, region } = environment;
  const TopicArn = `arn:aws:sns:${region}:${accountId}:${resourceName(environment, `alarms-${topic}`)}`;
  const { Subscriptions = [] } = await sns
    .send(new ListSubscriptionsByTopicCommand({ TopicArn }))
    .catch(nothingFor('NotFoundException', 'NotFound'));
  const pending = Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === 'PendingConfirmation');
  if (pending.length > 0) {
    return notReady(
      `not confirmed: ${pending.map(({ Endpoint }) => Endpoint).join(', ')}`,
      'Confirm the subscription in the mail of AWS Notifications; without the mail, apply the foundation again.',
    );
  }
  return Subscriptions.length > 0
    ? ready(`${Subscriptions.length} confirmed`)
    : notReady(
        'nobody',
        `Set ${topic === 'critical' ? 'critical_email_addresses or pager_https_endpoint' : 'warning_email_addresses'} in ` +
          `environments/${name}.foundation.tfvars, and apply the foundation.`,
      );
}

async function alarmsFinding({ environment }: Subject, { cloudwatch }: Clients): Promise<Finding> {
  const { name, region } = environment;
  const { metric, composite } = await alarmsIn(
    region,
    `${resourceName(environment)}-`,
    cloudwatch as CloudWatchClient,
  );
  const alarms = [...metric, ...composite];
  if (composite.length < 2) {
    return notReady(`${composite.length} of 2 composite alarms exist`, `npx bmo tf ${name} plan, then apply`);
  }
  const silent = alarms.filter(({ ActionsEnabled }) => ActionsEnabled === false).map(nameOf);
  if (silent.length > 0) {
    return notReady(
      `actions disabled: ${silent.join(', ')}`,
      `aws cloudwatch enable-alarm-actions --region ${region} --alarm-names ${silent.join(' ')}`,
    );
  }
  const fire = alarms.filter(({ StateValue }) => StateValue === 'ALARM').map(nameOf);
  if (fire.length > 0) return notReady(`firing: ${fire.join(', ')}`, `npx bmo explain ${name}`);
  const unmeasured = alarms.filter(({ StateValue }) => StateValue === 'INSUFFICIENT_DATA').length;
  return ready(`${alarms.length} alarms, ${unmeasured} of them without values yet`);
}

/** Hours that the newest backup may be old: a daily one, and the time it takes. */
const BACKUP_HOURS = 26;

async function backupFinding({ environment, now }: Subject, { backup }: Clients): Promise<Finding> {
  const vault = resourceName(environment, 'backups');
  const fix =
    'docs/runbooks/alarms.md#backup-missing; the first one comes at the time in backup.daily.schedule';
  const { RecoveryPoints = [] } = await backup
    .send(new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName: vault, ByResourceType: 'RDS' }))
    .catch(nothingFor('ResourceNotFoundException'));
  const newest = RecoveryPoints.filter(({ Status }) => Status === 'COMPLETED')
    .flatMap(({ CreationDate }) => CreationDate ?? [])
    .sort((a, b) => b.getTime() - a.getTime())[0];
  if (!newest) return notReady(`${vault} has no recovery point of the database`, fix);
  const words = `the newest of the database is ${age(newest, now)} old`;
  return isOlder(newest, BACKUP_HOURS, now) ? notReady(words, fix) : ready(words);
}

/** Days that the last restore test may be old: it runs every month. */
const RESTORE_TEST_DAYS = 35;

async function restoreFinding(
  { environment, accountId, now }: Subject,
  { backup }: Clients,
): Promise<Finding> {
  const fix = `docs/runbooks/alarms.md#backup-restore-failed; the test runs on the schedule backup.restoreTesting`;
  const { RestoreJobs = [] } = await backup.send(
    new ListRestoreJobsCommand({ ByAccountId: accountId, ByResourceType: 'RDS' }),
  );
  const plan = `${resourceName(environment).replaceAll('-', '_')}_restores`;
  const [last] = RestoreJobs.filter(({ CreatedBy }) =>
    CreatedBy?.RestoreTestingPlanArn?.includes(`:${plan}`),
  ).sort((a, b) => (b.CreationDate?.getTime() ?? 0) - (a.CreationDate?.getTime() ?? 0));
  if (!last?.CreationDate) return notReady('no restore test has run', fix);
  const words = `${last.Status}, ${age(last.CreationDate, now)} ago`;
  return last.Status === 'COMPLETED' && !isOlder(last.CreationDate, RESTORE_TEST_DAYS * 24, now)
    ? ready(words)
    : notReady(words, fix);
}

async function budgetFinding({ environment, accountId }: Subject, { budgets }: Clients): Promise<Finding> {
  const BudgetName = resourceName(environment, 'monthly');
  const { Budget } = await budgets
    .send(new DescribeBudgetCommand({ AccountId: accountId, BudgetName }))
    .catch(nothingFor('NotFoundException'));
  return Budget?.BudgetLimit
    ? ready(`${Number(Budget.BudgetLimit.Amount)} ${Budget.BudgetLimit.Unit} a month`)
    : notReady(
        `there is no budget ${BudgetName}`,
        `npx bmo tf ${environment.name} plan application, then apply`,
      );
}
