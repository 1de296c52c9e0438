import type { Block } from '../../support/terraform-configuration';
import type { Policy } from '../support/policy';
import { every, list } from '../support/resources';

const stackWith = (provider: string | undefined): Block => ({
  provider: { aws: [{ region: 'us-east-2' }, { alias: 'global', region: 'us-east-1' }] },
  resource: { aws_wafv2_web_acl: { sample: { scope: 'CLOUDFRONT', provider } } },
});

export const policy: Policy = {
  rule: 'firewalls of CloudFront are created in us-east-1',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl',
    ({ scope, provider }, _, stack) =>
      scope !== 'CLOUDFRONT' ||
      list<Block>(stack.json['provider']?.aws).some(
        ({ alias, region }) =>
          region === 'us-east-1' && provider === (alias === undefined ? undefined : `aws.${alias}`),
      ),
    'is created where CloudFront does not look',
  ),
  compliant: stackWith('aws.global'),
  violating: stackWith(undefined),
};
