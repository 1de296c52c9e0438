import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { resourcesOf } from '../support/resources';
import { document, statementsIn } from '../support/statements';

const admitting = (Condition: Block): Block =>
  samples({
    aws_cloudwatch_log_resource_policy: {
      policy_document: document({ Principal: { Service: 'delivery.logs.amazonaws.com' }, Condition }),
    },
  });

/** The confused deputy problem, for log groups. */
export const policy: Policy = {
  rule: 'services write to log groups on behalf of this account only',
  controls: [],
  violations: (stack) =>
    resourcesOf(stack, 'aws_cloudwatch_log_resource_policy')
      .flatMap(([address, { policy_document }]) => statementsIn(policy_document, address))
      .filter(
        ({ effect, principals, conditions }) =>
          effect === 'Allow' && (principals.includes('*') || !('aws:sourceaccount' in conditions)),
      )
      .map(({ address }) => ({ address, problem: 'admits a service on behalf of anybody' })),
  compliant: admitting({ StringEquals: { 'aws:SourceAccount': '123456789012' } }),
  violating: admitting({ ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*' } }),
};
