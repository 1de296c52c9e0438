import { type Problem, show } from '../../../modules/shared/problems';
import { accessProblem } from '../../toolbox/aws/access-problem';
import { PreflightError } from '../../toolbox/preflight-error';
import type { Resource } from '../configuration';
import { BUCKET_SETTINGS, checkBucket } from './bucket';
import type { CheckContext, ExistenceCheck, Finding } from './existence-check';
import { checkAttachment, checkManagedPolicy, checkOidcProvider, checkRole, checkRolePolicy } from './iam';
import { checkLockTable } from './lock-table';

/** Checks of resources with an owner; a name that is taken by somebody else is found here. */
const WHOLES: Readonly<Record<string, ExistenceCheck>> = {
  aws_s3_bucket: checkBucket,
  aws_dynamodb_table: checkLockTable,
  aws_iam_role: checkRole,
  aws_iam_policy: checkManagedPolicy,
  aws_iam_openid_connect_provider: checkOidcProvider,
};

/** Checks of settings and policies that belong to one of those. */
const PARTS: Readonly<Record<string, ExistenceCheck>> = {
  ...BUCKET_SETTINGS,
  aws_iam_role_policy: checkRolePolicy,
  aws_iam_role_policy_attachment: checkAttachment,
};

/** Every type that the bootstrap root may hold. */
export const EXISTENCE_CHECKS: Readonly<Record<string, ExistenceCheck>> = { ...WHOLES, ...PARTS };

/** A resource that exists although no state of ours holds it. */
export interface Existing {
  readonly resource: Resource;
  readonly importId: string;
  /** Whether an earlier run created it. */
  readonly isOurs: boolean;
}

/**
 * Asks AWS which resources exist. Settings and policies are looked up only after no bucket or role they belong to was
 * refused.
 * @throws PreflightError with everything that must not be imported
 */
export async function findExisting(
  resources: readonly Resource[],
  context: CheckContext,
): Promise<readonly Existing[]> {
  const unknown = resources.filter(({ type }) => !(type in EXISTENCE_CHECKS));
  if (unknown.length > 0) {
    throw new Error(
      `The command cannot tell whether these exist: ${unknown.map(({ address }) => address).join(', ')}.`,
    );
  }
  const wholes = await checkAll(resources, WHOLES, context);
  const absent = wholes.flatMap(({ resource, finding }) => (finding.is === 'absent' ? [resource] : []));
  const parts = resources.filter((resource) => !belongsToOneOf(absent, resource, context));
  return [...wholes, ...(await checkAll(parts, PARTS, context))].flatMap(({ resource, finding }) =>
    finding.is === 'present' ? [{ resource, importId: finding.importId, isOurs: finding.isOurs }] : [],
  );
}

/** Whether a setting's bucket, or the role of a policy, is among these. */
function belongsToOneOf(wholes: readonly Resource[], part: Resource, { text }: CheckContext): boolean {
  const isOfBucket = part.type in BUCKET_SETTINGS;
  if (!isOfBucket && !(part.type in PARTS)) return false;
  const name = text(part, isOfBucket ? 'bucket' : 'role');
  const type = isOfBucket ? 'aws_s3_bucket' : 'aws_iam_role';
  const argument = isOfBucket ? 'bucket' : 'name';
  return wholes.some((whole) => whole.type === type && text(whole, argument) === name);
}

async function checkAll(
  resources: readonly Resource[],
  checks: Readonly<Record<string, ExistenceCheck>>,
  context: CheckContext,
): Promise<readonly { readonly resource: Resource; readonly finding: Finding }[]> {
  const findings = await Promise.all(
    resources.flatMap((resource) => {
      const check = checks[resource.type];
      return check ? [explained(check, resource, context).then((finding) => ({ resource, finding }))] : [];
    }),
  );
  const problems = findings.flatMap(({ finding }) => (finding.is === 'refused' ? [finding.problem] : []));
  if (problems.length > 0) throw new PreflightError(withoutRepetition(problems));
  return findings;
}

/** Runs a check; an error of AWS about access becomes a refusal. */
async function explained(check: ExistenceCheck, resource: Resource, context: CheckContext): Promise<Finding> {
  try {
    return await check(resource, context);
  } catch (error) {
    const problem = accessProblem(error) ?? denial(resource, error);
    if (problem) return { is: 'refused', problem };
    throw error;
  }
}

const DENIALS = ['AccessDenied', 'AccessDeniedException', 'Forbidden'];

function denial({ address }: Resource, error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !DENIALS.includes(error.name)) return undefined;
  return {
    at: address,
    got: `access denied: ${show(error.message)}`,
    allowed: 'credentials that may read what the bootstrap manages',
    fix: 'See "Permissions" in terraform-state-bootstrap/README.md.',
  };
}

/** Without credentials every check reports the same. */
const withoutRepetition = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem, index) => problems.findIndex(({ at }) => at === problem.at) === index);
