import { WebAclAssociation } from '../../modules/waf/web-acl-association';
import { createFirewall } from '../../stacks/application/ingress';
import { ApplicationVariables } from '../../stacks/application/variables';
import { accountIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { FIXED_OF_FIREWALLS, firewallInputs } from '../firewall-inputs';
import { outputOf } from '../module-output';

/** Firewall of a load balancer; the one of CloudFront is in `cloudfront`. */
export const waf: ModuleDefinition = {
  name: 'waf',
  summary: 'AWS WAF web ACL of the load balancer, with a log of blocked and counted requests.',
  fixed: FIXED_OF_FIREWALLS,
  when: ({ cloudFront }) => !cloudFront.enabled,
  build: (module, environment) => {
    const { inputs } = module;
    const variables = new ApplicationVariables(module, environment);
    const callers = firewallInputs(inputs, environment);
    const { webAclArn, webAclName, logGroupName } = createFirewall(module, callers, {
      accountId: accountIdInput(inputs),
      variables,
      protects: {
        logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log group.', {
          from: outputOf('kms', 'key_arns', 'logs'),
        }),
      },
    });
    new WebAclAssociation(module, 'firewall-association', {
      webAclArn,
      resourceArn: inputs.text('load_balancer_arn', 'ARN of the load balancer to protect.', {
        from: outputOf('alb', 'load_balancer_arn'),
      }),
    });
    module.output('web_acl_arn', 'ARN of the web ACL.', webAclArn);
    module.output('web_acl_name', 'Name of the web ACL, a dimension of metrics.', webAclName);
    module.output('log_group_name', 'Log group of blocked and counted requests.', logGroupName);
  },
};
