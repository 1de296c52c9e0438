import { LoadBalancer, type LoadBalancerProps } from '../../modules/alb/load-balancer';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const props: LoadBalancerProps = {
  loadBalancerName: 'bmo-learning-prod-alb',
  internal: false,
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupId: 'sg-1',
  idleTimeoutSeconds: 310,
  accessLogs: { bucketName: 'logs', prefix: 'alb' },
  deletionProtection: true,
};
const synthesize = (changes: Partial<LoadBalancerProps> = {}) =>
  synthesizeConstruct((stack) => new LoadBalancer(stack, 'alb', { ...props, ...changes })).at('aws_lb.alb');
const loadBalancer = synthesize();

describe('the load balancer', () => {
  it('is in the subnets behind its security group', () => {
    expect(loadBalancer).toMatchObject({
      name: 'bmo-learning-prod-alb',
      load_balancer_type: 'application',
      ip_address_type: 'ipv4',
      internal: false,
      subnets: ['subnet-a', 'subnet-b'],
      security_groups: ['sg-1'],
      idle_timeout: 310,
    });
    expect(synthesize({ internal: true })['internal']).toBe(true);
  });

  it('mitigates desync attacks strictly and keeps the headers of the client', () => {
    expect(loadBalancer).toMatchObject({
      desync_mitigation_mode: 'strictest',
      xff_header_processing_mode: 'append',
      preserve_host_header: true,
      enable_http2: true,
    });
  });

  it('records every request in the bucket, below the prefix', () => {
    expect(loadBalancer['access_logs']).toEqual({ enabled: true, bucket: 'logs', prefix: 'alb' });
  });

  it.each([true, false])('refuses its deletion as configured: %s', (deletionProtection) => {
    expect(synthesize({ deletionProtection })).toMatchObject({
      enable_deletion_protection: deletionProtection,
      lifecycle: { prevent_destroy: deletionProtection },
    });
  });

  itIsReusable(
    (stack, id, unknown) =>
      new LoadBalancer(stack, id, {
        loadBalancerName: unknown.text('name'),
        internal: false,
        subnetIds: [unknown.text('subnet_id')],
        securityGroupId: unknown.text('security_group_id'),
        idleTimeoutSeconds: unknown.number('idle_timeout'),
        accessLogs: { bucketName: unknown.text('bucket'), prefix: unknown.text('prefix') },
        deletionProtection: true,
      }),
  );
});
