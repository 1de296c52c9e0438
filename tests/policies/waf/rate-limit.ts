import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { rulesOf } from '../support/web-acls';

const limited = (action: Block): Block =>
  samples({
    aws_wafv2_web_acl: { rule: [{ action, statement: { rate_based_statement: { limit: 2000 } } }] },
  });

/** The application enforces no limit of its own. */
export const policy: Policy = {
  rule: 'firewalls block who asks too often',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) =>
      rulesOf(acl).some(
        ({ action, statement }) =>
          'block' in block(action) && block(block(statement)['rate_based_statement'])['limit'] !== undefined,
      ),
    'answers everybody as often as they ask',
  ),
  compliant: limited({ block: {} }),
  violating: limited({ count: {} }),
};
