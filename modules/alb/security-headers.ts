import type { LbListenerConfig } from '@cdktf/provider-aws/lib/lb-listener';

/** Headers that the load balancer puts on every response, whichever service it is from. */
export const securityHeaders = {
  routingHttpResponseServerEnabled: false,
  routingHttpResponseXContentTypeOptionsHeaderValue: 'nosniff',
  routingHttpResponseXFrameOptionsHeaderValue: 'DENY',
  // An API answers with data: a browser that is made to show an answer as a page loads nothing from it.
  routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'none'; frame-ancestors 'none'",
} as const satisfies Partial<LbListenerConfig>;

/**
 * The same with HSTS, which means something over HTTPS only. For a year and for this name alone: a promise on
 * behalf of all subdomains cannot be taken back.
 */
export const httpsSecurityHeaders = {
  ...securityHeaders,
  routingHttpResponseStrictTransportSecurityHeaderValue: 'max-age=31536000',
} as const satisfies Partial<LbListenerConfig>;
