import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { Sender } from '../../toolbox/aws/client-config';
import { policyArn } from '../configuration';
import {
  ABSENT,
  type ExistenceCheck,
  type Finding,
  hasStackTag,
  present,
  unlessMissing,
} from './existence-check';

const NO_SUCH = ['NoSuchEntityException', 'NoSuchEntity'];

/** A role that the bootstrap created; any other one under its name is refused. */
export const checkRole: ExistenceCheck = async (resource, { clients, stack, text }) => {
  const RoleName = text(resource, 'name');
  const found = await unlessMissing(NO_SUCH, () => clients.iam.send(new GetRoleCommand({ RoleName })));
  if (!found) return ABSENT;
  return hasStackTag(stack, found.Role?.Tags)
    ? present(RoleName, true)
    : refusedUntagged(`role ${RoleName}`, stack);
};

/** A policy inside of a role. */
export const checkRolePolicy: ExistenceCheck = async (resource, { clients, text }) => {
  const RoleName = text(resource, 'role');
  const PolicyName = text(resource, 'name');
  const found = await unlessMissing(NO_SUCH, () =>
    clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
  );
  return found ? present(`${RoleName}:${PolicyName}`, false) : ABSENT;
};

/** A managed policy that is attached to a role. */
export const checkAttachment: ExistenceCheck = async (resource, { clients, text }) => {
  const role = text(resource, 'role');
  const policyArn = text(resource, 'policy_arn');
  const attached = await unlessMissing(NO_SUCH, () => attachedPolicies(clients.iam, role));
  return attached?.includes(policyArn) ? present(`${role}/${policyArn}`, false) : ABSENT;
};

async function attachedPolicies(
  iam: Sender<IAMClient>,
  RoleName: string,
  Marker?: string,
): Promise<readonly string[]> {
  const page = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }));
  const arns = (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []);
  return page.IsTruncated ? [...arns, ...(await attachedPolicies(iam, RoleName, page.Marker))] : arns;
}

/** A managed policy that the bootstrap created; any other one under its name is refused. */
export const checkManagedPolicy: ExistenceCheck = async (resource, { account, clients, stack, text }) => {
  const PolicyArn = policyArn(resource, { account, text });
  const found = await unlessMissing(['NoSuchEntityException', 'NoSuchEntity'], () =>
    clients.iam.send(new GetPolicyCommand({ PolicyArn })),
  );
  if (!found) return ABSENT;
  return hasStackTag(stack, found.Policy?.Tags)
    ? present(PolicyArn, true)
    : refusedUntagged(`policy ${text(resource, 'name')}`, stack);
};

/** GitHub's identity provider. An account has one for everybody in it, so one that exists may serve others. */
export const checkOidcProvider: ExistenceCheck = async (resource, { account, clients, stack, text }) => {
  const host = text(resource, 'url').replace(/^https:\/\//, '');
  const arn = `arn:${account.partition}:iam::${account.accountId}:oidc-provider/${host}`;
  const found = await unlessMissing(['NoSuchEntityException', 'NoSuchEntity'], () =>
    clients.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
  );
  if (!found) return ABSENT;
  if (hasStackTag(stack, found.Tags)) return present(arn, true);
  const problem = {
    at: `identity provider ${host}`,
    got: 'one that the bootstrap did not create; it may serve others in the account',
    allowed: 'none yet, or one that the bootstrap created',
    fix:
      "Set `github.oidcProvider: 'existing'` in terraform-state-bootstrap/account.ts: the roles then trust the one " +
      'that exists.',
  };
  return { is: 'refused', problem };
};

/** Something of IAM that has a name of the bootstrap, but was not created by it. */
export const refusedUntagged = (at: string, stack: string): Finding => ({
  is: 'refused',
  problem: {
    at,
    got: `one without the tag Stack = ${stack}`,
    allowed: 'none yet, or one that the bootstrap created',
    fix:
      'Find out who uses it. If nobody does, delete it; if it is to be imported, give it that tag. ' +
      'Then run the command again.',
  },
});
