import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { behaviorsOf } from '../support/distributions';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Id of `Managed-CachingDisabled`, the same in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const disables = (id: string | undefined, stack: TerraformConfiguration): boolean =>
  id === CACHING_DISABLED ||
  Object.entries(stack.dataSources('aws_cloudfront_cache_policy')).some(
    ([name, { name: policyName }]) =>
      policyName === 'Managed-CachingDisabled' && id === `\${data.aws_cloudfront_cache_policy.${name}.id}`,
  );

const behaving = (behavior: Block): Block =>
  samples({ aws_cloudfront_distribution: { default_cache_behavior: behavior } });

/** Every path is an API, whose answers are for one learner. */
export const policy: Policy = {
  rule: 'nobody gets an answer that was for somebody else: distributions cache nothing',
  controls: [],
  violations: every(
    'aws_cloudfront_distribution',
    (distribution, _, stack) =>
      behaviorsOf(distribution).every(({ cache_policy_id }) => disables(cache_policy_id, stack)),
    'caches answers',
  ),
  compliant: behaving({ cache_policy_id: CACHING_DISABLED }),
  violating: behaving({ cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6' }),
};
