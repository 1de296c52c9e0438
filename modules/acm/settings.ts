import { z } from 'zod';
import { formatted, reason } from '../shared/schema';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';

const domainName = () =>
  formatted(
    new RegExp(`^(?=.{1,253}$)(${LABEL}\\.)+[a-z]{2,63}$`),
    'a domain name such as learning.example.com',
  );

/** Domain name of a certificate, wildcards included. */
const certificateName = formatted(
  new RegExp(`^(?=.{1,253}$)(\\*\\.)?(${LABEL}\\.)+[a-z]{2,63}$`),
  'a domain name such as learning.example.com or *.learning.example.com',
);

const name = domainName()
  .optional()
  .describe(
    'Domain of the platform. Unset, it is the Terraform variable `domain_name`. Changing it replaces the ' +
      'certificate and the records; the old ones are removed last.',
  );

/**
 * Domain of the platform, its DNS records and its certificate.
 * @see AWS Certificate Manager User Guide, "DNS validation"
 */
export const domainSettings = z.discriminatedUnion('certificate', [
  z.strictObject({
    certificate: z
      .literal('issued')
      .describe('ACM issues the certificate; validation and alias records go into a Route 53 zone.'),
    name,
    hostedZone: domainName()
      .optional()
      .describe(
        'Existing public Route 53 zone of the names. Set it together with `name`; unset, it is the Terraform ' +
          'variable `hosted_zone_name`.',
      ),
    alternativeNames: z
      .array(certificateName)
      .max(9)
      .meta({ allowed: 'at most 9 names such as www.example.com or *.example.com' })
      .default([])
      .describe('Further names of the certificate. Each gets its own DNS records.'),
  }),
  z.strictObject({
    certificate: z
      .literal('given')
      .describe(
        'Existing ACM certificate, the Terraform variable `certificate_arn`. DNS is managed elsewhere; nothing ' +
          'is written to Route 53.',
      ),
    name,
  }),
  z.strictObject({
    certificate: z.literal('none').describe('Plain HTTP at the DNS name of the load balancer.'),
    reason: reason(),
  }),
]);

export type DomainSettings = z.infer<typeof domainSettings>;
