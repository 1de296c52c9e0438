import { resolveNs } from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { ACMClient } from '@aws-sdk/client-acm';
import { BackupClient } from '@aws-sdk/client-backup';
import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import type { Colors } from '../cli/definition';
import { quotaReport } from '../tf/quotas/report';
import { callerIdentity } from '../toolbox/aws/caller-identity';
import { awsClient } from '../toolbox/aws/clients';
import { stateBackendProblems } from '../toolbox/aws/state-backend';
import { requireAccountOf } from '../toolbox/own-account';
import { applicationRoot, foundationRoot } from '../toolbox/synthesized-roots';
import { givenValues, variablesOption } from '../toolbox/variables';
import { type AccountQuestions, accountChecks } from './account-checks';
import { type Check, isReady, rowsOf } from './check';
import { deploymentChecks } from './deployment-checks';
import { operationChecks } from './operation-checks';
import { type Readiness, reportMarkdown, reportText } from './report';
import { signOffChecks } from './sign-off';
import { storeChecks } from './store-checks';
import type { Clients, Subject } from './subject';

/** Everything that must be true before an environment serves users, in the order of docs/getting-started.md. */
export const checksOf = (subject: Subject, clients: Clients, ask: AccountQuestions): readonly Check[] => [
  ...accountChecks(subject, clients, ask),
  ...storeChecks(subject, clients),
  ...deploymentChecks(subject, clients),
  ...operationChecks(subject, clients),
  ...signOffChecks(subject.environment.name, subject.now),
];

/** How the report is given. */
export interface ReadinessOptions {
  /** File for the report as Markdown. @default none */
  readonly markdown?: string | undefined;
  readonly colors: Colors;
}

/** Looks at an environment, prints the report, and returns it. */
export async function readiness(
  name: string,
  { markdown, colors }: ReadinessOptions,
  print: (line: string) => void,
): Promise<Readiness> {
  const [environment] = loadEnvironments(environments, name);
  if (!environment) throw new Error(`No environment ${name} was loaded.`);
  const foundation = foundationRoot(name);
  const application = applicationRoot(name);
  await requireAccountOf(foundation);
  const { accountId } = await callerIdentity();
  const values = givenValues(application.folder, variablesOption(application));
  const subject: Subject = {
    environment,
    accountId,
    foundation,
    application,
    variable: (variable) => values.get(variable)?.value,
    now: new Date(),
  };
  const rows = await rowsOf(
    checksOf(subject, clientsIn(environment.region), {
      stateProblems: () => stateBackendProblems(environment.state, accountId),
      quotaReport: () => quotaReport(environment),
      nameServers,
    }),
  );
  const report: Readiness = { environment: name, account: accountId, ready: isReady(rows), rows };
  print(reportText(report, colors));
  if (markdown) writeFileSync(markdown, reportMarkdown(report));
  return report;
}

/** Errors of a name that does not exist, or has no name servers. */
const NO_NAME_SERVERS = ['ENODATA', 'ENOTFOUND'];

const nameServers = (zone: string): Promise<readonly string[] | undefined> =>
  resolveNs(zone).catch((error: NodeJS.ErrnoException) =>
    NO_NAME_SERVERS.includes(error.code ?? '') ? [] : undefined,
  );

/** Region of the services that have one place for the whole world. */
const US_EAST_1 = 'us-east-1';

const clientsIn = (region: string): Clients => ({
  acm: awsClient(ACMClient, region),
  backup: awsClient(BackupClient, region),
  budgets: awsClient(BudgetsClient, US_EAST_1),
  cloudwatch: awsClient(CloudWatchClient, region),
  logs: awsClient(CloudWatchLogsClient, region),
  ecr: awsClient(ECRClient, region),
  ecs: awsClient(ECSClient, region),
  elasticache: awsClient(ElastiCacheClient, region),
  loadBalancing: awsClient(ElasticLoadBalancingV2Client, region),
  iam: awsClient(IAMClient, US_EAST_1),
  rds: awsClient(RDSClient, region),
  route53: awsClient(Route53Client, US_EAST_1),
  secrets: awsClient(SecretsManagerClient, region),
  sns: awsClient(SNSClient, region),
});
