import type { Block } from '../../support/terraform-configuration';
import { redirects } from '../support/listeners';
import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

const redirect = { port: 80, default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] };
const ruleOf = (listener: string): Block => ({ listener_arn: `\${aws_lb_listener.${listener}.arn}` });

/** A rule comes before the redirect. */
export const policy: Policy = {
  rule: 'what redirects to TLS does nothing else',
  controls: [],
  violations: every(
    'aws_lb_listener_rule',
    ({ listener_arn }, _, stack) =>
      !resourcesOf(stack, 'aws_lb_listener').some(
        ([address, listener]) => refersTo(listener_arn, address) && redirects(listener),
      ),
    'answers without TLS',
  ),
  compliant: {
    resource: {
      aws_lb_listener: { http: redirect, https: { default_action: [{ type: 'fixed-response' }] } },
      aws_lb_listener_rule: { sample: ruleOf('https') },
    },
  },
  violating: samples({ aws_lb_listener: redirect, aws_lb_listener_rule: ruleOf('sample') }),
};
