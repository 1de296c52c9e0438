import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'rules of EventBridge are switched on',
  controls: [],
  violations: every(
    'aws_cloudwatch_event_rule',
    ({ state = 'ENABLED', is_enabled = true }) => state !== 'DISABLED' && is_enabled !== false,
    'sees nothing',
  ),
  compliant: samples({ aws_cloudwatch_event_rule: {} }),
  violating: samples({ aws_cloudwatch_event_rule: { state: 'DISABLED' } }),
};
