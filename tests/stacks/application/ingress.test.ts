import type { Environment } from '../../../modules/config/schema';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';
import type { TerraformConfiguration } from '../../support/terraform-configuration';

const { prod, staging } = shipped;
const withPublicAi: Environment = {
  ...prod,
  services: { ...prod.services, ai: { ...prod.services.ai, publicRoutes: true } },
};
const reason = 'Seen by three developers, who test the images in it.';
const synthesize = (environment: Environment) => synthesizeEnvironment(environment);

/** Whom a rule of the load balancer leads to, step by step: service, container and port, and who may pass. */
function paths(application: TerraformConfiguration, foundation: TerraformConfiguration) {
  const services = Object.entries(application.resources('aws_ecs_service'));
  return Object.entries(application.resources('aws_lb_listener_rule')).map(([name, rule]) => {
    const targetGroup = rule['action'][0].target_group_arn;
    const [, group = ''] = /aws_lb_target_group\.([\w-]+)\.arn/.exec(targetGroup) ?? [];
    const service = services.find(
      ([, { load_balancer }]) =>
        application.text.includes(`${load_balancer?.[0].target_group_arn}`) &&
        ruleOf(load_balancer?.[0].target_group_arn)?.action[0].target_group_arn === targetGroup,
    );
    const [, body = {}] = service ?? [];
    const task = application.at(body['task_definition'].slice(2, -5));
    const [container] = JSON.parse(task['container_definitions']);
    const [balancer] = body['load_balancer'];
    return {
      rule: name,
      patterns: rule['condition'][0].path_pattern.values,
      targetPort: application.at(`aws_lb_target_group.${group}`)['port'],
      container: [container.name, container.portMappings[0].containerPort],
      serviceSends: [balancer.container_name, balancer.container_port],
      mayPass: foundation
        .addresses()
        .includes(`aws_vpc_security_group_ingress_rule.security-groups_${container.name}-from-alb-http`),
    };
  });

  function ruleOf(reference: string | undefined) {
    const [, name] = /aws_lb_listener_rule\.([\w-]+)\.action/.exec(reference ?? '') ?? [];
    return name ? application.at(`aws_lb_listener_rule.${name}`) : undefined;
  }
}

describe('A request', () => {
  test('for Rails reaches the port that puma listens on', () => {
    const { application, foundation } = synthesize(prod);
    const rails = {
      targetPort: 3000,
      container: ['rails', 3000],
      serviceSends: ['rails', 3000],
      mayPass: true,
    };
    expect(paths(application, foundation)).toEqual([
      { rule: 'routes-rails_api', patterns: ['/api/v1/*'], ...rails },
      { rule: 'routes-rails_health', patterns: ['/health'], ...rails },
    ]);
  });

  test('for the AI service reaches it only where its routes are public', () => {
    const { application, foundation } = synthesize(withPublicAi);
    const ai = paths(application, foundation).filter(({ rule }) => rule.startsWith('routes-ai'));
    expect(ai.map(({ rule }) => rule)).toEqual(['routes-ai_agent', 'routes-ai_lessons']);
    for (const path of ai) {
      expect(path).toMatchObject({
        targetPort: 8000,
        container: ['ai', 8000],
        serviceSends: ['ai', 8000],
        mayPass: true,
      });
    }
  });

  test('for the AI service is asked for before Rails gets everything below /api/v1', () => {
    const rules = Object.entries(synthesize(withPublicAi).application.resources('aws_lb_listener_rule'));
    const priorities = (service: string) =>
      rules.filter(([name]) => name.startsWith(`routes-${service}`)).map(([, { priority }]) => priority);
    expect(Math.max(...priorities('ai'))).toBeLessThan(Math.min(...priorities('rails')));
  });

  test('that nobody claims is answered by the load balancer, or by Rails where that is set', () => {
    const answer = (environment: Environment) =>
      synthesize(environment).application.at('aws_lb_listener.listeners_https')['default_action'][0];
    expect(answer(prod)).toMatchObject({ type: 'fixed-response', fixed_response: { status_code: '404' } });
    const loadBalancer = { ...prod.loadBalancer, unmatchedRequests: 'rails' } as const;
    expect(answer({ ...prod, loadBalancer })).toMatchObject({
      type: 'forward',
      target_group_arn: '${aws_lb_target_group.target-rails.arn}',
    });
  });
});

describe('The platform is reached', () => {
  test('under its domain, over HTTPS, behind the firewall', () => {
    const { application } = synthesize(prod);
    expect(application.outputs()['public_url']).toMatchObject({ value: 'https://${var.domain_name}' });
    expect(application.at('aws_lb.alb')).toMatchObject({
      name: 'bmo-learning-prod-alb',
      internal: false,
      idle_timeout: 65,
      enable_deletion_protection: true,
      access_logs: { prefix: 'alb' },
    });
    expect(application.at('aws_wafv2_web_acl_association.firewall-association')).toEqual({
      resource_arn: '${aws_lb.alb.arn}',
      web_acl_arn: '${aws_wafv2_web_acl.firewall.arn}',
    });
    expect(application.at('aws_route53_record.dns_a')['alias']).toMatchObject({
      name: '${aws_lb.alb.dns_name}',
      evaluate_target_health: true,
    });
  });

  test('with a certificate that exists, and with DNS that is kept elsewhere', () => {
    const { application } = synthesize({ ...prod, domain: { certificate: 'given' } });
    expect(application.at('aws_lb_listener.listeners_https')['certificate_arn']).toBe(
      '${var.certificate_arn}',
    );
    expect(application.addresses().join()).not.toMatch(/route53|acm/);
  });

  test('at the name of the load balancer without a domain', () => {
    const { application, foundation } = synthesize({ ...staging, domain: { certificate: 'none', reason } });
    expect(application.outputs()['public_url']).toMatchObject({ value: 'http://${aws_lb.alb.dns_name}' });
    expect(Object.keys(application.resources('aws_lb_listener'))).toEqual(['listeners_http']);
    expect(Object.keys(application.json['variable'])).not.toContain('domain_name');
    expect(foundation.addresses()).not.toContain(
      'aws_vpc_security_group_ingress_rule.security-groups_alb-from-internet-https',
    );
  });

  test('through CloudFront alone where that is on', () => {
    const { application, foundation } = synthesize({
      ...prod,
      cloudFront: { enabled: true, priceClass: 'PriceClass_100' },
    });
    expect(application.at('aws_lb.alb')).toMatchObject({
      name: 'bmo-learning-prod-int',
      internal: true,
      subnets: ['a', 'b', 'c'].map(
        (zone) => `\${data.terraform_remote_state.foundation.outputs.private_subnet_ids.${zone}}`,
      ),
    });
    expect(application.at('aws_wafv2_web_acl.firewall')).toMatchObject({
      scope: 'CLOUDFRONT',
      provider: 'aws.us_east_1',
    });
    expect(application.resources('aws_wafv2_web_acl_association')).toEqual({});
    expect(application.at('aws_route53_record.dns_a')['alias']).toMatchObject({
      name: '${aws_cloudfront_distribution.cloudfront.domain_name}',
      evaluate_target_health: false,
    });
    expect(foundation.addresses().filter((address) => /alb-from/.test(address))).toEqual([
      'aws_vpc_security_group_ingress_rule.security-groups_alb-from-cloudfront-https',
    ]);
  });
});

describe('IPv6', () => {
  const ipv6 = (environment: Environment) => {
    const { application } = synthesize(environment);
    return {
      records: application.addresses().includes('aws_route53_record.dns_aaaa'),
      distribution: application.resources('aws_cloudfront_distribution')['cloudfront']?.['is_ipv6_enabled'],
    };
  };
  const cloudFront = { enabled: true, priceClass: 'PriceClass_100' } as const;

  test.each([
    ['is not offered by the load balancer, which has IPv4 addresses only', prod, false, undefined],
    ['is offered by CloudFront', { ...prod, cloudFront }, true, true],
    [
      'is not offered by CloudFront with an allow list, which holds IPv4 blocks',
      { ...prod, cloudFront, firewall: { ...prod.firewall, allowList: true } },
      false,
      false,
    ],
  ])('%s', (_, environment, records, distribution) => {
    expect(ipv6(environment)).toEqual({ records, distribution });
  });
});

describe('What the firewall takes as an upload', () => {
  const paths = (environment: Environment) =>
    [...synthesize(environment).application.text.matchAll(/"search_string": "([^"]+)"/g)].map(
      ([, path]) => path,
    );

  test('is what the services that can be reached take', () => {
    expect(paths(prod)).toEqual(['/api/v1/documents']);
    expect(paths(withPublicAi)).toEqual([
      '/api/v1/documents',
      '/api/v1/ingest-documents',
      '/api/v1/process-document',
    ]);
  });
});
