import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';
import { document, statementsIn } from '../support/statements';

/** Whether the code of a task has the role that a policy is for; the task waits for either of the two. */
const isOfTask = (policyAddress: string, role: unknown, stack: TerraformConfiguration): boolean => {
  const roles = resourcesOf(stack, 'aws_iam_role')
    .map(([address]) => address)
    .filter((address) => refersTo(role, address));
  return resourcesOf(stack, 'aws_ecs_task_definition').some(([, { task_role_arn }]) =>
    [policyAddress, ...roles].some((address) => refersTo(task_role_arn, address)),
  );
};

const readBy = (task: Block): Block =>
  samples({
    aws_iam_role: {},
    aws_ecs_task_definition: task,
    aws_iam_role_policy: {
      role: '${aws_iam_role.sample.name}',
      policy: document({ Action: 'secretsmanager:GetSecretValue', Resource: 'arn' }),
    },
  });

const ROLE = 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.sample.role}';

/** ECS hands a task its secrets; whoever takes over the task gets no others. */
export const policy: Policy = {
  rule: 'no task reads secrets itself',
  controls: [],
  violations: every(
    'aws_iam_role_policy',
    ({ role, policy: text }, address, stack) =>
      !isOfTask(address, role, stack) ||
      !statementsIn(text).some(({ actions }) => actions.some((one) => one.startsWith('secretsmanager:'))),
    'lets a task read secrets',
  ),
  compliant: readBy({ execution_role_arn: ROLE }),
  violating: readBy({ task_role_arn: ROLE }),
};
