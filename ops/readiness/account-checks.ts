import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetHostedZoneCommand, ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53';
import type { Problem } from '../../modules/shared/problems';
import { terraformName } from '../../terraform-state-bootstrap/roles/names';
import { type Check, type Finding, notReady, ready, unknown } from './check';
import type { Clients, Subject } from './subject';

/** What is asked outside of the AWS clients. */
export interface AccountQuestions {
  /** What is wrong with the state bucket and the lock table. */
  readonly stateProblems: () => Promise<readonly Problem[]>;
  /** Texts about quotas that are too small, or could not be read. */
  readonly quotaReport: () => Promise<readonly string[]>;
  /** Name servers that the public DNS gives for a name; empty where it knows none, undefined where it does not answer. */
  readonly nameServers: (name: string) => Promise<readonly string[] | undefined>;
}

const ROLES = ['plan', 'foundation', 'application', 'deploy'] as const;

/** Phase 1: what exists before the first plan. */
export const accountChecks = (
  subject: Subject,
  clients: Clients,
  ask: AccountQuestions,
): readonly Check[] => [
  {
    id: 'state-backend',
    phase: 1,
    title: 'The state bucket and the lock table exist',
    look: async () => {
      const [problem] = await ask.stateProblems();
      if (problem) return notReady(`${problem.at}: ${problem.got}`, problem.fix);
      const { bucket, lockTable } = subject.environment.state;
      return ready(`${bucket}, ${lockTable}`);
    },
  },
  {
    id: 'terraform-roles',
    phase: 1,
    title: 'The roles of Terraform exist',
    look: async () => {
      const names = ROLES.map((role) => terraformName(subject.environment, role));
      const found = await Promise.all(names.map((name) => roleExists(name, clients)));
      const missing = names.filter((_, index) => !found[index]);
      return missing.length === 0
        ? ready(`${names.length} roles`)
        : notReady(`missing: ${missing.join(', ')}`, 'npx bmo bootstrap');
    },
  },
  {
    id: 'quotas',
    phase: 1,
    title: "The account's quotas are large enough",
    look: async () => {
      const texts = await ask.quotaReport();
      return texts.length === 0
        ? ready('all that are checked')
        : notReady(
            texts.map((text) => text.split('\n')[0]).join(' '),
            `npx bmo tf ${subject.environment.name} plan foundation prints the commands that request an increase`,
          );
    },
  },
  ...hostedZoneChecks(subject, clients, ask),
];

async function roleExists(RoleName: string, { iam }: Clients): Promise<boolean> {
  try {
    await iam.send(new GetRoleCommand({ RoleName }));
    return true;
  } catch (error) {
    if ((error as Error).name === 'NoSuchEntityException') return false;
    throw error;
  }
}

function hostedZoneChecks(subject: Subject, clients: Clients, ask: AccountQuestions): readonly Check[] {
  const { domain } = subject.environment;
  if (domain.certificate !== 'issued') return [];
  return [
    {
      id: 'hosted-zone',
      phase: 1,
      title: 'The hosted zone exists, and the domain is delegated to it',
      look: () =>
        zoneFinding(domain.hostedZone ?? subject.variable('hosted_zone_name'), subject, clients, ask),
    },
  ];
}

async function zoneFinding(
  zone: string | undefined,
  { environment }: Subject,
  { route53 }: Clients,
  ask: AccountQuestions,
): Promise<Finding> {
  if (!zone)
    return notReady(
      'no name',
      `Set hosted_zone_name in environments/${environment.name}.application.tfvars.`,
    );
  const { HostedZones = [] } = await route53.send(new ListHostedZonesByNameCommand({ DNSName: zone }));
  const found = HostedZones.find(({ Name, Config }) => Name === `${zone}.` && !Config?.PrivateZone);
  if (!found) {
    return notReady(
      `${zone} is no public hosted zone of the account`,
      `aws route53 create-hosted-zone --name ${zone} --caller-reference "$(date +%s)"`,
    );
  }
  const { DelegationSet } = await route53.send(new GetHostedZoneCommand({ Id: found.Id }));
  const wanted = normalized(DelegationSet?.NameServers ?? []);
  const answer = await ask.nameServers(zone);
  if (!answer)
    return unknown(
      `public DNS does not answer for ${zone}`,
      'Check the network, then run the command again.',
    );
  const actual = normalized(answer);
  return wanted.length > 0 && wanted.join() === actual.join()
    ? ready(`${zone}, delegated to ${wanted.length} name servers`)
    : notReady(
        `public DNS answers ${actual.join(', ') || 'nothing'} for ${zone}`,
        `Enter these name servers where the domain is registered: ${wanted.join(', ')}`,
      );
}

const normalized = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.toLowerCase().replace(/\.$/, '')).sort();
