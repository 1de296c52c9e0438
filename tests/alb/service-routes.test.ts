import { TerraformOutput } from 'cdktf';
import {
  PRIORITIES_PER_SERVICE,
  ServiceRoutes,
  type ServiceRoutesProps,
} from '../../modules/alb/service-routes';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (routes: ServiceRoutesProps['routes'], firstPriority = 1) =>
  synthesizeConstruct(
    (stack) =>
      new ServiceRoutes(stack, 'routes', {
        listenerArn: 'arn:listener',
        serviceName: 'rails',
        routes,
        targetGroupArn: 'arn:rails',
        firstPriority,
      }),
  ).resources('aws_lb_listener_rule');
const api = { api: ['/api/v1/*', '/api/v2/*'] };
const priorityOfApi = (routes: ServiceRoutesProps['routes']) =>
  synthesize(routes)['routes_api']?.['priority'];

describe('the routes of a service', () => {
  it('are one listener rule per group, with its name', () => {
    const rules = synthesize({ ...api, health: ['/health'] });
    expect(Object.keys(rules)).toEqual(['routes_api', 'routes_health']);
    expect(rules['routes_api']).toMatchObject({
      listener_arn: 'arn:listener',
      condition: [{ path_pattern: { values: ['/api/v1/*', '/api/v2/*'] } }],
      action: [{ type: 'forward', target_group_arn: 'arn:rails' }],
      tags: { Name: 'rails-api' },
    });
  });

  it('keep their priorities if other groups are added or removed', () => {
    const before = priorityOfApi(api);
    expect(priorityOfApi({ admin: ['/admin'], ...api, health: ['/health'] })).toBe(before);
    expect(priorityOfApi({ health: ['/health'], ...api })).toBe(before);
  });

  it('stay within the priorities of their service, so that services never conflict', () => {
    const routes = Object.fromEntries(
      [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, [`/${letter}`]]),
    );
    for (const { priority } of Object.values(synthesize(routes, 20_001))) {
      expect(priority).toBeGreaterThanOrEqual(20_001);
      expect(priority).toBeLessThan(20_001 + PRIORITIES_PER_SERVICE);
    }
  });

  it('return the target group after the listener rule exists, because ECS requires that', () => {
    const handedOn = synthesizeConstruct((stack) => {
      const { targetGroupArn } = new ServiceRoutes(stack, 'routes', {
        listenerArn: 'arn:listener',
        serviceName: 'rails',
        routes: api,
        targetGroupArn: 'arn:rails',
        firstPriority: 1,
      });
      new TerraformOutput(stack, 'arn', { staticId: true, value: targetGroupArn });
    }).outputs()['arn'];
    expect(handedOn).toEqual({ value: '${aws_lb_listener_rule.routes_api.action[0].target_group_arn}' });
  });

  it('are rejected if two of them get the same priority', () => {
    expect(() => synthesize({ 'group-36': ['/a'], 'group-81': ['/b'] })).toThrow(
      'The route groups "group-81" and "group-36" of rails get the same priority, which is derived from the ' +
        'name. Rename one of them.',
    );
  });

  it('are rejected if a group has more patterns than a listener rule allows', () => {
    expect(() => synthesize({ api: ['/1', '/2', '/3', '/4', '/5', '/6'] })).toThrow(
      'The route group "api" of rails has 6 path patterns; a listener rule takes 5. Move the rest to a second group.',
    );
  });

  itIsReusable(
    (stack, id, unknown) =>
      new ServiceRoutes(stack, id, {
        listenerArn: unknown.text('listener_arn'),
        serviceName: unknown.text('service'),
        routes: { api: [unknown.text('pattern')] },
        targetGroupArn: unknown.text('target_group_arn'),
        firstPriority: 1,
      }),
  );
});
