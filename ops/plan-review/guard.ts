import { formatProblems, type Problem, show } from '../../modules/shared/problems';
import { reason as reasonSchema } from '../../modules/shared/schema';
import { UserError } from '../../modules/shared/user-error';
import type { ReviewedChange } from './review';

/** Resources that the operator allows the plan to destroy. */
export interface AllowedLosses {
  readonly addresses: readonly string[];
  /** Why; required as soon as there is an address. */
  readonly reason?: string;
}

/**
 * Refuses a plan that destroys a resource whose data another apply cannot restore (a database, a bucket, a key), or
 * one that the stack protects.
 * @throws UserError that names every such resource, and every `--allow-destroy` that matches none of them
 */
export function requireNoLoss(
  stack: string,
  changes: readonly ReviewedChange[],
  { addresses, reason }: AllowedLosses,
): void {
  const losses = changes.filter(({ loss }) => loss);
  const problems = [
    ...losses.filter(({ address }) => !addresses.includes(address)).map(lossProblem),
    ...addresses.filter((each) => !losses.some(({ address }) => address === each)).map(needlessPermission),
    ...(addresses.length > 0 ? reasonProblems(reason) : []),
  ];
  if (problems.length === 0) return;
  throw new UserError(`The plan of ${stack} must not be applied like this:\n\n${formatProblems(problems)}`);
}

function lossProblem({ address, action, forcedBy, loss }: ReviewedChange): Problem {
  const cause = forcedBy.length > 0 ? `, because of ${forcedBy.join(', ')}` : '';
  return {
    at: address,
    got: `${action}${cause}`,
    allowed: `create, update; ${loss}`,
    fix: `Correct the change. If it is intended: --allow-destroy '${address}' --reason '…', see docs/delivery.md.`,
  };
}

const needlessPermission = (address: string): Problem => ({
  at: `--allow-destroy '${address}'`,
  got: 'an address that this plan does not destroy, or that needs no permission',
  allowed: 'addresses of what the plan destroys and must not',
  fix: 'Correct the address or leave it out.',
});

function reasonProblems(reason: string | undefined): Problem[] {
  const schema = reasonSchema();
  if (schema.safeParse(reason).success) return [];
  return [
    {
      at: '--reason',
      got: show(reason),
      allowed: String(schema.meta()?.['allowed']),
      fix: 'Write the reason as a sentence.',
    },
  ];
}
