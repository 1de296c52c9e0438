import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** Headers that hold what a client proves itself with. */
const SECRET_HEADERS = ['authorization', 'cookie', 'x-api-key'];

const redacting = (...headers: string[]): Block =>
  samples({
    aws_wafv2_web_acl_logging_configuration: {
      redacted_fields: headers.map((name) => ({ single_header: { name } })),
    },
  });

export const policy: Policy = {
  rule: 'logs of a firewall hold no credentials',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl_logging_configuration',
    ({ redacted_fields }) => {
      const redacted = list<Block>(redacted_fields).map(({ single_header }) => block(single_header)['name']);
      return SECRET_HEADERS.every((header) => redacted.includes(header));
    },
    'logs credentials of clients',
  ),
  compliant: redacting(...SECRET_HEADERS),
  violating: redacting('authorization'),
};
