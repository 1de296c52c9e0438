import { ACCOUNT_ID } from '../../support/policy-engine';
import { type Checked, holderOf, tagged, tagging, target } from './support/holder';

const arn = (service: string, resource: string, region = 'us-east-2'): string =>
  `arn:aws:${service}:${region}:${ACCOUNT_ID}:${resource}`;

const OURS = { Stack: 'bmo-learning-prod-application' };
const STAGINGS = { Stack: 'bmo-learning-staging-application' };

const loadBalancer = (name: string): Checked => [
  arn('elasticloadbalancing', `loadbalancer/app/${name}/0123456789abcdef`),
];

describe('the load balancer', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_lb',
    'aws_lb_listener',
    'aws_lb_listener_rule',
    'aws_lb_target_group',
  );

  it("is the environment's own", async () => {
    expect(await may('elasticloadbalancing:CreateLoadBalancer', loadBalancer('bmo-learning-prod-alb'))).toBe(
      true,
    );
    expect(await may('elasticloadbalancing:SetSubnets', loadBalancer('bmo-learning-prod-alb'))).toBe(true);
  });

  it.each(['CreateListener', 'DeleteLoadBalancer', 'ModifyLoadBalancerAttributes', 'SetSecurityGroups'])(
    "%s does not reach the other environment's",
    async (operation) => {
      const action = `elasticloadbalancing:${operation}`;
      expect(await may(action, loadBalancer('bmo-learning-staging-alb'))).toBe(false);
      expect(await may(action, loadBalancer('bmo-learning-prod'))).toBe(false);
    },
  );

  it('has listeners, rules and target groups of its own name', async () => {
    const of = (resource: string): Checked => [arn('elasticloadbalancing', resource)];
    expect(
      await may('elasticloadbalancing:ModifyListener', of('listener/app/bmo-learning-prod-alb/1/2')),
    ).toBe(true);
    expect(
      await may('elasticloadbalancing:DeleteRule', of('listener-rule/app/bmo-learning-prod-alb/1/2/3')),
    ).toBe(true);
    expect(
      await may('elasticloadbalancing:DeleteRule', of('listener-rule/app/bmo-learning-staging-alb/1/2/3')),
    ).toBe(false);
    expect(
      await may(
        'elasticloadbalancing:DeleteTargetGroup',
        of('targetgroup/bmo-learning-staging-rails-3000/1'),
      ),
    ).toBe(false);
  });

  it('may be the first of the account', async () => {
    const role = `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing`;
    const of = (service: string) => ({ 'iam:AWSServiceName': service });
    expect(await may('iam:CreateServiceLinkedRole', [role, of('elasticloadbalancing.amazonaws.com')])).toBe(
      true,
    );
    expect(await may('iam:CreateServiceLinkedRole', [role, of('ssm.amazonaws.com')])).toBe(false);
  });
});

describe('certificates', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_acm_certificate',
    'aws_acm_certificate_validation',
  );
  const certificate = arn('acm', 'certificate/1');

  it('are requested with their owner', async () => {
    expect(await may('acm:RequestCertificate', ['*', tagging(OURS)])).toBe(true);
    expect(await may('acm:RequestCertificate', ['*', tagging(STAGINGS)])).toBe(false);
    expect(await may('acm:AddTagsToCertificate', [certificate, tagging(OURS)])).toBe(true);
  });

  it('are deleted by their owner', async () => {
    expect(await may('acm:DeleteCertificate', [certificate, tagged(OURS)])).toBe(true);
    expect(await may('acm:DeleteCertificate', [certificate, tagged(STAGINGS)])).toBe(false);
    expect(await may('acm:DeleteCertificate', [certificate])).toBe(false);
  });

  it('stay with their owner', async () => {
    expect(
      await may('acm:AddTagsToCertificate', [certificate, { ...tagged(STAGINGS), ...tagging(OURS) }]),
    ).toBe(false);
  });

  it('may live where CloudFront looks for them, and nowhere else', async () => {
    expect(await may('acm:DescribeCertificate', [arn('acm', 'certificate/1', 'us-east-1')])).toBe(true);
    expect(await may('acm:DescribeCertificate', [arn('acm', 'certificate/1', 'eu-west-1')])).toBe(false);
  });
});

describe('records', () => {
  const may = holderOf(target('prod', 'application'), 'aws_route53_record', 'data.aws_route53_zone');
  const change = (...types: string[]): Checked => [
    'arn:aws:route53:::hostedzone/Z1',
    { 'route53:ChangeResourceRecordSetsRecordTypes': types },
  ];

  it('are addresses, and proofs of certificates', async () => {
    expect(await may('route53:ChangeResourceRecordSets', change('A', 'AAAA'))).toBe(true);
    expect(await may('route53:ChangeResourceRecordSets', change('CNAME'))).toBe(true);
  });

  it.each(['MX', 'NS', 'TXT'])('are never of type %s', async (type) => {
    expect(await may('route53:ChangeResourceRecordSets', change('A', type))).toBe(false);
  });

  it('are all that changes in a zone', async () => {
    expect(await may('route53:DeleteHostedZone', ['arn:aws:route53:::hostedzone/Z1'])).toBe(false);
    expect(await may('route53:ChangeResourceRecordSets', ['arn:aws:route53:::hostedzone/Z1'])).toBe(false);
  });
});

describe('the firewall', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_wafv2_ip_set',
    'aws_wafv2_web_acl',
    'aws_wafv2_web_acl_association',
    'aws_wafv2_web_acl_logging_configuration',
  );
  const webAcl = (name: string): Checked => [arn('wafv2', `regional/webacl/${name}/1`)];
  const ruleGroups: Checked = [arn('wafv2', 'regional/managedruleset/AWS/AWSManagedRulesCommonRuleSet')];

  it("is created from AWS's rules", async () => {
    expect(await may('wafv2:CreateWebACL', webAcl('bmo-learning-prod-firewall'), ruleGroups)).toBe(true);
  });

  it('may stand before CloudFront, in us-east-1', async () => {
    const global: Checked = [arn('wafv2', 'global/webacl/bmo-learning-prod-firewall/1', 'us-east-1')];
    expect(await may('wafv2:UpdateWebACL', global)).toBe(true);
  });

  it.each(['DeleteLoggingConfiguration', 'DeleteWebACL', 'PutLoggingConfiguration', 'UpdateWebACL'])(
    "%s does not reach the other environment's",
    async (operation) => {
      expect(await may(`wafv2:${operation}`, webAcl('bmo-learning-prod-firewall'))).toBe(true);
      expect(await may(`wafv2:${operation}`, webAcl('bmo-learning-staging-firewall'))).toBe(false);
    },
  );

  it("protects the environment's load balancer", async () => {
    const firewall = webAcl('bmo-learning-prod-firewall');
    expect(await may('wafv2:AssociateWebACL', firewall, loadBalancer('bmo-learning-prod-alb'))).toBe(true);
    expect(await may('wafv2:AssociateWebACL', firewall, loadBalancer('bmo-learning-staging-alb'))).toBe(
      false,
    );
    expect(await may('wafv2:DisassociateWebACL', loadBalancer('bmo-learning-staging-alb'))).toBe(false);
  });
});

describe('CloudFront', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_cloudfront_distribution',
    'aws_cloudfront_vpc_origin',
  );
  const distribution = `arn:aws:cloudfront::${ACCOUNT_ID}:distribution/E1`;

  it('distributions are created with their owner', async () => {
    expect(await may('cloudfront:CreateDistribution', ['*', tagging(OURS)])).toBe(true);
    expect(await may('cloudfront:CreateDistribution', ['*'])).toBe(false);
  });

  it("leaves other stacks' distributions alone", async () => {
    expect(await may('cloudfront:UpdateDistribution', [distribution, tagged(OURS)])).toBe(true);
    expect(await may('cloudfront:UpdateDistribution', [distribution, tagged(STAGINGS)])).toBe(false);
    expect(
      await may('cloudfront:TagResource', [distribution, { ...tagged(STAGINGS), ...tagging(OURS) }]),
    ).toBe(false);
  });
});
