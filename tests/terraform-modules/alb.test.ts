import { loadBalancerSettings } from '../../modules/alb/settings';
import { alb } from '../../terraform-modules/definitions/alb';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const { prod } = shipped;

describe('the module alb', () => {
  const module = synthesizeModule(alb);

  itTakesEverySetting({ definition: alb, schema: loadBalancerSettings, value: prod.loadBalancer });

  it('has the port in the name of a target group, as text', () => {
    expect(module.at('aws_lb_target_group.target-rails')).toMatchObject({
      name: '${var.name}-rails-${var.rails_api_port}',
      port: '${var.rails_api_port}',
    });
  });

  it('refuses a timeout that is shorter than the longest request', () => {
    expect(module.conditions('idle_timeout_seconds')).toContain(
      '${var.idle_timeout_seconds > var.rails_api_longest_request_seconds}',
    );
    expect(module.refusals('idle_timeout_seconds')).toContain(
      'idle_timeout_seconds must be from ${var.rails_api_longest_request_seconds + 1} to 4000, longer than ' +
        'rails_api_longest_request_seconds; got ${var.idle_timeout_seconds}.',
    );
  });

  it('takes no setting of a service that nothing forwards to', () => {
    expect(Object.keys(module.variables()).filter((name) => name.startsWith('ai_'))).toEqual([]);
  });

  it('listens to plain HTTP where there is no certificate', () => {
    const domain = { certificate: 'none', reason: 'Nobody has a name yet.' } as const;
    const plain = synthesizeModule(alb, { ...prod, domain });
    expect(plain.variables()).not.toHaveProperty('certificate_arn');
    expect(plain.at('aws_lb_listener.listeners_http')).toMatchObject({ protocol: 'HTTP' });
    expect(plain.resources('aws_lb_listener')).not.toHaveProperty('listeners_https');
  });

  describe('behind CloudFront', () => {
    const internal = synthesizeModule(alb, everySwitchOnBehindCloudFront);

    it('is internal', () => {
      expect(internal.at('aws_lb.alb')).toMatchObject({ internal: true, name: '${var.name}-int' });
      expect(internal.variables()['subnet_ids']).toMatchObject({
        description: 'Private subnet of each zone, at least two.',
      });
    });

    it.each(['rails_api', 'ai_service'])('refuses requests of %s that CloudFront gives up on', (service) => {
      const longest = `${service}_longest_request_seconds`;
      expect(internal.conditions(longest)).toContain(`\${var.${longest} <= 60}`);
      expect(internal.refusals(longest)).toContain(
        `${longest} must be at most 60: CloudFront then answers 504; got \${var.${longest}}.`,
      );
    });
  });
});
