import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'services see the address that a request came from, whatever the client claims',
  controls: [],
  violations: every(
    'aws_lb',
    ({ xff_header_processing_mode }) => xff_header_processing_mode !== 'preserve',
    'forwards the address that the client claims',
  ),
  compliant: samples({ aws_lb: { xff_header_processing_mode: 'append' } }),
  violating: samples({ aws_lb: { xff_header_processing_mode: 'preserve' } }),
};
