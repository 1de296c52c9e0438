import type { Block } from '../../support/terraform-configuration';
import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';
import { list } from '../support/resources';

const ARN = 'arn:aws:secretsmanager:us-east-2:123456789012:secret:redis-url-AbCdEf';

/** The expressions of Terraform may hold colons of their own. */
const withoutExpressions = (text: string): string => text.replace(/\$\{[^}]*\}/g, 'x');

/** Without a version, a new value reaches a task whenever that task happens to be started. */
export const policy: Policy = {
  rule: 'containers get one version of a secret: a new value is a new revision',
  controls: [],
  violations: everyContainer(
    ({ secrets }) =>
      list<Block>(secrets).every(({ valueFrom }) => /:[\w-]*::[^:]+$/.test(withoutExpressions(valueFrom))),
    'gets whichever version is the current one',
  ),
  compliant: oneContainer({ secrets: [{ name: 'REDIS_URL', valueFrom: `${ARN}:::\${var.version}` }] }),
  violating: oneContainer({ secrets: [{ name: 'REDIS_URL', valueFrom: ARN }] }),
};
