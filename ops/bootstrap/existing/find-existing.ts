import { type Problem, show } from '../../../modules/shared/problems';
import { accessProblem } from '../../toolbox/aws/access-problem';
import { PreflightError } from '../../toolbox/preflight-error';
import type { Resource } from '../configuration';
import { lookAtBucket } from './bucket';
import { BUCKET_SETTINGS } from './bucket-settings';
import type { Finding, Look, LookContext } from './existence-check';
import { lookAtLockTable } from './lock-table';
import { lookAtManagedPolicy } from './managed-policy';
import { lookAtOidcProvider } from './oidc-provider';
import { lookAtAttachment, lookAtRole, lookAtRolePolicy } from './role';

/** Looks at what has an owner; a name that somebody else has taken is found here. */
const WHOLES: Readonly<Record<string, Look>> = {
  aws_s3_bucket: lookAtBucket,
  aws_dynamodb_table: lookAtLockTable,
  aws_iam_role: lookAtRole,
  aws_iam_policy: lookAtManagedPolicy,
  aws_iam_openid_connect_provider: lookAtOidcProvider,
};

/** Looks at what belongs to one of the others. */
const PARTS: Readonly<Record<string, Look>> = {
  ...BUCKET_SETTINGS,
  aws_iam_role_policy: lookAtRolePolicy,
  aws_iam_role_policy_attachment: lookAtAttachment,
};

/** Every type that the bootstrap root may hold. */
export const LOOKS: Readonly<Record<string, Look>> = { ...WHOLES, ...PARTS };

/** A resource that exists although no state of ours holds it. */
export interface Existing {
  readonly resource: Resource;
  readonly importId: string;
  /** Whether an earlier run created it. */
  readonly isOurs: boolean;
}

/**
 * Sender AWS which resources exist already. Parts are asked for only once it is clear that nothing they belong to is
 * somebody else's.
 * @throws PreflightError with everything that must not be taken over
 */
export async function findExisting(
  resources: readonly Resource[],
  context: LookContext,
): Promise<readonly Existing[]> {
  const unknown = resources.filter(({ type }) => !(type in LOOKS));
  if (unknown.length > 0) {
    throw new Error(
      `The command cannot tell whether these exist: ${unknown.map(({ address }) => address).join(', ')}.`,
    );
  }
  const wholes = await lookAtAll(resources, WHOLES, context);
  const absent = wholes.flatMap(({ resource, finding }) => (finding.is === 'absent' ? [resource] : []));
  const parts = resources.filter((resource) => !belongsToOneOf(absent, resource, context));
  return [...wholes, ...(await lookAtAll(parts, PARTS, context))].flatMap(({ resource, finding }) =>
    finding.is === 'present' ? [{ resource, importId: finding.importId, isOurs: finding.isOurs }] : [],
  );
}

/** Whether a setting's bucket, or the role of a policy, is among these. */
function belongsToOneOf(wholes: readonly Resource[], part: Resource, { text }: LookContext): boolean {
  const isOfBucket = part.type in BUCKET_SETTINGS;
  if (!isOfBucket && !(part.type in PARTS)) return false;
  const name = text(part, isOfBucket ? 'bucket' : 'role');
  const type = isOfBucket ? 'aws_s3_bucket' : 'aws_iam_role';
  const argument = isOfBucket ? 'bucket' : 'name';
  return wholes.some((whole) => whole.type === type && text(whole, argument) === name);
}

async function lookAtAll(
  resources: readonly Resource[],
  looks: Readonly<Record<string, Look>>,
  context: LookContext,
): Promise<readonly { readonly resource: Resource; readonly finding: Finding }[]> {
  const findings = await Promise.all(
    resources.flatMap((resource) => {
      const look = looks[resource.type];
      return look ? [explained(look, resource, context).then((finding) => ({ resource, finding }))] : [];
    }),
  );
  const problems = findings.flatMap(({ finding }) => (finding.is === 'refused' ? [finding.problem] : []));
  if (problems.length > 0) throw new PreflightError(withoutRepetition(problems));
  return findings;
}

/** Looks, with a refusal by AWS as one of ours. */
async function explained(look: Look, resource: Resource, context: LookContext): Promise<Finding> {
  try {
    return await look(resource, context);
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

/** Without credentials every look says the same. */
const withoutRepetition = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((problem, index) => problems.findIndex(({ at }) => at === problem.at) === index);
