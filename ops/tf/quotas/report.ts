import type { Environment } from '../../../modules/config/schema';
import { formatProblems, type Problem } from '../../../modules/shared/problems';
import { accessProblem } from '../../toolbox/aws/access-problem';
import { type QuotaClients, quotaClients } from './clients';
import { limitOf } from './limit';
import { type Need, quotaNeeds } from './needs';
import { QUOTAS, type Quota, type QuotaName } from './quota';
import { usageByOthers } from './usage';

/**
 * What to print before a plan about the quotas of the account in the environment's region: nothing when they are large
 * enough. A quota that cannot be read gets a sentence and never stops a plan.
 */
export async function quotaReport(
  environment: Environment,
  clients: QuotaClients = quotaClients(environment.region),
): Promise<readonly string[]> {
  const found = await findings(environment, clients);
  const problems = found.flatMap(({ problem }) => problem ?? []);
  const unread = found.flatMap(({ unread: each }) => each ?? []);
  const reasons = [...new Set(unread.map(({ reason }) => reason))];
  const unreadBecause = (reason: string) =>
    unread.filter((each) => each.reason === reason).map(({ quota }) => quota);
  return [
    ...(problems.length > 0 ? [tooSmall(environment, problems)] : []),
    ...reasons.map((reason) => notChecked(unreadBecause(reason), reason)),
  ];
}

/** What is known about one quota: it is too small, or it could not be read. Neither when it is large enough. */
interface Finding {
  readonly problem?: Problem | undefined;
  readonly unread?: { readonly quota: QuotaName; readonly reason: string };
}

async function findings(environment: Environment, clients: QuotaClients): Promise<readonly Finding[]> {
  const used = usageByOthers(environment, clients);
  return Promise.all(
    quotaNeeds(environment).map(async (need): Promise<Finding> => {
      const { quota } = need;
      try {
        const limit = await limitOf(QUOTAS[quota], clients.serviceQuotas);
        return {
          problem: quotaProblem(need, { limit, usedByOthers: await used[quota]() }, environment.region),
        };
      } catch (error) {
        return { unread: { quota, reason: reasonOf(error) } };
      }
    }),
  );
}

/** A quota as it is in the account. */
interface Measured {
  readonly limit: number;
  readonly usedByOthers: number;
}

function quotaProblem(
  { quota, uses }: Need,
  { limit, usedByOthers }: Measured,
  region: string,
): Problem | undefined {
  const { name, serviceCode, quotaCode, unit }: Quota = QUOTAS[quota];
  const tooLarge = uses.filter(({ amount }) => usedByOthers + amount > limit);
  const [largest] = tooLarge.slice(-1);
  if (!largest) return undefined;
  const amountOf = (amount: number) => (unit ? `${amount} ${unit}` : `${amount}`);
  const needed = tooLarge.map(({ amount, purpose }) => `${amountOf(amount)} for ${purpose}`).join(', ');
  return {
    at: `quota ${name}`,
    got: `${amountOf(limit)}, of which others use ${usedByOthers}`,
    allowed: `at least ${needed}${usedByOthers > 0 ? ', beside what others use' : ''}`,
    fix:
      `aws service-quotas request-service-quota-increase --region ${region} --service-code ${serviceCode} ` +
      `--quota-code ${quotaCode} --desired-value ${Math.ceil(usedByOthers + largest.amount)}`,
  };
}

const tooSmall = ({ region }: Environment, problems: readonly Problem[]): string =>
  `${problems.length === 1 ? '1 quota is' : `${problems.length} quotas are`} too small in ${region}. This does not stop ` +
  'Terraform, but an apply or a deployment that reaches a quota fails. AWS may take days to increase one.\n\n' +
  formatProblems(problems);

const notChecked = (quotas: readonly QuotaName[], reason: string): string =>
  `These quotas were not checked: ${quotas.map((quota) => QUOTAS[quota].name).join(', ')}. Reason: ${reason}. ` +
  'docs/runbooks/terraform.md, "Quotas", lists the permissions.';

function reasonOf(error: unknown): string {
  const access = accessProblem(error);
  if (access) return `${access.at}, ${access.got}`;
  return error instanceof Error ? `${error.name}, ${error.message.replace(/\.$/, '')}` : String(error);
}
