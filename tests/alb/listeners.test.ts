import { TerraformOutput } from 'cdktf';
import { Listeners, type ListenersProps } from '../../modules/alb/listeners';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (changes: Partial<ListenersProps>) =>
  synthesizeConstruct((stack) => {
    const { listenerArn } = new Listeners(stack, 'listeners', { loadBalancerArn: 'arn:alb', ...changes });
    new TerraformOutput(stack, 'rules', { staticId: true, value: listenerArn });
  });
const secure = synthesize({ certificateArn: 'arn:certificate' });
const plain = synthesize({});
const https = secure.at('aws_lb_listener.listeners_https');
const notFound = [
  {
    type: 'fixed-response',
    fixed_response: {
      content_type: 'application/json',
      message_body: '{"error":"Not found"}',
      status_code: '404',
    },
  },
];
const headers = {
  routing_http_response_content_security_policy_header_value: "default-src 'none'; frame-ancestors 'none'",
  routing_http_response_server_enabled: false,
  routing_http_response_x_content_type_options_header_value: 'nosniff',
  routing_http_response_x_frame_options_header_value: 'DENY',
};

describe('listeners with a certificate', () => {
  it('have the certificate on port 443', () => {
    expect(https).toMatchObject({
      load_balancer_arn: 'arn:alb',
      port: 443,
      certificate_arn: 'arn:certificate',
    });
  });

  it('redirect HTTP to HTTPS, permanently', () => {
    expect(secure.at('aws_lb_listener.listeners_http')).toEqual({
      load_balancer_arn: 'arn:alb',
      port: 80,
      protocol: 'HTTP',
      default_action: [
        { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } },
      ],
    });
  });

  it('answer 404 if no rule matches', () => {
    expect(https['default_action']).toEqual(notFound);
  });

  it('forward unmatched requests if a default target group is given', () => {
    const forwarding = synthesize({ certificateArn: 'arn:certificate', defaultTargetGroupArn: 'arn:rails' });
    expect(forwarding.at('aws_lb_listener.listeners_https')['default_action']).toEqual([
      { type: 'forward', target_group_arn: 'arn:rails' },
    ]);
  });

  it('add security headers to every response, HSTS without subdomains', () => {
    expect(https).toMatchObject({
      ...headers,
      routing_http_response_strict_transport_security_header_value: 'max-age=31536000',
    });
  });

  it('accept rules on HTTPS', () => {
    expect(secure.outputs()['rules']).toEqual({ value: '${aws_lb_listener.listeners_https.arn}' });
  });
});

describe('listeners without a certificate', () => {
  it('are one HTTP listener, with the headers that apply to HTTP', () => {
    expect(plain.resources('aws_lb_listener')).toEqual({
      listeners_http: {
        load_balancer_arn: 'arn:alb',
        port: 80,
        protocol: 'HTTP',
        default_action: notFound,
        ...headers,
      },
    });
  });

  it('accept rules on HTTP', () => {
    expect(plain.outputs()['rules']).toEqual({ value: '${aws_lb_listener.listeners_http.arn}' });
  });

  it('use the address of the redirect, because a load balancer has one listener per port', () => {
    expect(Object.keys(secure.resources('aws_lb_listener'))).toContain('listeners_http');
  });
});

describe('listeners', () => {
  itIsReusable(
    (stack, id, unknown) =>
      new Listeners(stack, id, {
        loadBalancerArn: unknown.text('load_balancer_arn'),
        certificateArn: unknown.text('certificate_arn'),
        defaultTargetGroupArn: unknown.text('target_group_arn'),
      }),
  );
});
