import type { Block } from '../../support/terraform-configuration';
import { everyTlsListener } from '../support/listeners';
import { type Policy, samples } from '../support/policy';
import { list } from '../support/resources';

const answering = (action: Block): Block =>
  samples({ aws_lb_listener: { protocol: 'HTTPS', default_action: [action] } });

export const policy: Policy = {
  rule: 'a request that no rule names reaches no service',
  controls: [],
  violations: everyTlsListener(
    ({ default_action }) => list<Block>(default_action).every(({ type }) => type === 'fixed-response'),
    'forwards whatever comes',
  ),
  compliant: answering({ type: 'fixed-response', fixed_response: { status_code: '404' } }),
  violating: answering({ type: 'forward' }),
};
