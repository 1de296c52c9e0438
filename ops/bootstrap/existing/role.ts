import {
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { Sender } from '../../toolbox/aws/client-config';
import { ABSENT, areOf, type Look, present, unlessAbsent } from './existence-check';
import { refusedUntagged } from './untagged';

const NO_SUCH = ['NoSuchEntityException', 'NoSuchEntity'];

/** A role that the bootstrap created; any other one under its name is refused. */
export const lookAtRole: Look = async (resource, { clients, stack, text }) => {
  const RoleName = text(resource, 'name');
  const found = await unlessAbsent(NO_SUCH, () => clients.iam.send(new GetRoleCommand({ RoleName })));
  if (!found) return ABSENT;
  return areOf(stack, found.Role?.Tags)
    ? present(RoleName, true)
    : refusedUntagged(`role ${RoleName}`, stack);
};

/** A policy inside of a role. */
export const lookAtRolePolicy: Look = async (resource, { clients, text }) => {
  const RoleName = text(resource, 'role');
  const PolicyName = text(resource, 'name');
  const found = await unlessAbsent(NO_SUCH, () =>
    clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
  );
  return found ? present(`${RoleName}:${PolicyName}`, false) : ABSENT;
};

/** A managed policy that is attached to a role. */
export const lookAtAttachment: Look = async (resource, { clients, text }) => {
  const role = text(resource, 'role');
  const policyArn = text(resource, 'policy_arn');
  const attached = await unlessAbsent(NO_SUCH, () => attachedPolicies(clients.iam, role));
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
