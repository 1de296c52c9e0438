import {
  LbListener,
  type LbListenerConfig,
  type LbListenerDefaultAction,
} from '@cdktf/provider-aws/lib/lb-listener';
import { Construct } from 'constructs';

export interface ListenersProps {
  readonly loadBalancerArn: string;
  /** Issued certificate. @default plain HTTP on port 80, for environments without a domain */
  readonly certificateArn?: string;
  /** Target group for requests that match no rule. @default the load balancer answers 404 */
  readonly defaultTargetGroupArn?: string;
}

/**
 * TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only, the default of the AWS console.
 * `ELBSecurityPolicy-TLS13-1-2-2021-06` also accepts CBC ciphers, which no client of the last ten years needs.
 */
const SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06';

const NOT_FOUND = {
  type: 'fixed-response',
  fixedResponse: { contentType: 'application/json', messageBody: '{"error":"Not found"}', statusCode: '404' },
};

const REDIRECT = {
  type: 'redirect',
  redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
};

/** Headers that the load balancer adds to every response of every service. */
const securityHeaders = {
  routingHttpResponseServerEnabled: false,
  routingHttpResponseXContentTypeOptionsHeaderValue: 'nosniff',
  routingHttpResponseXFrameOptionsHeaderValue: 'DENY',
  // An API returns data: a browser that renders a response as a page must load nothing from it.
  routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'none'; frame-ancestors 'none'",
} as const satisfies Partial<LbListenerConfig>;

/** The same with HSTS, for HTTPS only: one year, without subdomains. HSTS for subdomains cannot be revoked. */
const httpsSecurityHeaders = {
  ...securityHeaders,
  routingHttpResponseStrictTransportSecurityHeaderValue: 'max-age=31536000',
} as const satisfies Partial<LbListenerConfig>;

/**
 * HTTPS on 443 with a redirect from 80 or, without a certificate, HTTP on 80. Listener rules forward requests;
 * requests that match none get a 404 with a JSON body.
 *
 * Changing the certificate takes effect at once, without downtime. Adding the first certificate turns the
 * listener on 80 into the redirect, in place, and moves the rules to the listener on 443: no rule applies for
 * some seconds.
 *
 * @see User Guide for Application Load Balancers, "Security policies for your Application Load Balancer" and
 * "Enable HTTP header modification for your Application Load Balancer"
 */
export class Listeners extends Construct {
  /** Listener that the rules are added to. */
  readonly listenerArn: string;

  constructor(scope: Construct, id: string, props: ListenersProps) {
    super(scope, id);
    const { loadBalancerArn, certificateArn } = props;
    const answer = { loadBalancerArn, defaultAction: [unmatched(props)] };
    const http = new LbListener(this, 'http', {
      port: 80,
      protocol: 'HTTP',
      ...(certificateArn
        ? { loadBalancerArn, defaultAction: [REDIRECT] }
        : { ...answer, ...securityHeaders }),
    });
    if (!certificateArn) {
      this.listenerArn = http.arn;
      return;
    }
    this.listenerArn = new LbListener(this, 'https', {
      ...answer,
      port: 443,
      protocol: 'HTTPS',
      certificateArn,
      sslPolicy: SSL_POLICY,
      ...httpsSecurityHeaders,
    }).arn;
  }
}

const unmatched = ({ defaultTargetGroupArn }: ListenersProps): LbListenerDefaultAction =>
  defaultTargetGroupArn ? { type: 'forward', targetGroupArn: defaultTargetGroupArn } : NOT_FOUND;
