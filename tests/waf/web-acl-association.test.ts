import { WebAclAssociation } from '../../modules/waf/web-acl-association';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

describe('a web ACL association', () => {
  it('associates the web ACL with the load balancer', () => {
    const configuration = synthesizeConstruct(
      (stack) =>
        new WebAclAssociation(stack, 'firewall-association', {
          webAclArn: 'arn:acl',
          resourceArn: 'arn:alb',
        }),
    );
    expect(configuration.at('aws_wafv2_web_acl_association.firewall-association')).toEqual({
      web_acl_arn: 'arn:acl',
      resource_arn: 'arn:alb',
    });
  });

  itIsReusable(
    (stack, id, unknown) =>
      new WebAclAssociation(stack, id, {
        webAclArn: unknown.text('acl_arn'),
        resourceArn: unknown.text('resource_arn'),
      }),
  );
});
