import { GetPolicyCommand } from '@aws-sdk/client-iam';
import { policyArn } from '../references';
import { ABSENT, areOf, type Look, present, unlessAbsent } from './existence-check';
import { refusedUntagged } from './untagged';

/** A managed policy that the bootstrap created; any other one under its name is refused. */
export const lookAtManagedPolicy: Look = async (resource, { account, clients, stack, text }) => {
  const PolicyArn = policyArn(resource, { account, text });
  const found = await unlessAbsent(['NoSuchEntityException', 'NoSuchEntity'], () =>
    clients.iam.send(new GetPolicyCommand({ PolicyArn })),
  );
  if (!found) return ABSENT;
  return areOf(stack, found.Policy?.Tags)
    ? present(PolicyArn, true)
    : refusedUntagged(`policy ${text(resource, 'name')}`, stack);
};
