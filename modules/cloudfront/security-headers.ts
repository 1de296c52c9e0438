import type { CloudfrontResponseHeadersPolicySecurityHeadersConfig } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';

/**
 * Headers on every response, those that CloudFront answers by itself included. For a year and for this name
 * alone: what HSTS promises on behalf of all subdomains cannot be taken back.
 */
export const securityHeaders: CloudfrontResponseHeadersPolicySecurityHeadersConfig = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 31_536_000,
    includeSubdomains: false,
    preload: false,
    override: true,
  },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: 'DENY', override: true },
  referrerPolicy: { referrerPolicy: 'no-referrer', override: true },
  // An API answers with data: a browser that is made to show an answer as a page loads nothing from it.
  contentSecurityPolicy: {
    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    override: true,
  },
};
