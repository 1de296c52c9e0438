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
    'Domain of the platform. Left out, the operator of the account gives it as the Terraform variable ' +
      '`domain_name`. Changing it replaces certificate and records, the old name goes last.',
  );

/**
 * Under which name the platform is reached, and who answers for it with which certificate.
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
        'Existing public Route 53 zone that the names belong to. Given together with `name` or, as the ' +
          'variable `hosted_zone_name`, by the operator.',
      ),
    alternativeNames: z
      .array(certificateName)
      .max(9)
      .meta({ allowed: 'at most 9 names such as www.example.com or *.example.com' })
      .default([])
      .describe('Further names of the certificate, each with records of its own.'),
  }),
  z.strictObject({
    certificate: z
      .literal('given')
      .describe(
        'A certificate that exists in ACM, as the variable `certificate_arn`; DNS is kept elsewhere, ' +
          'nothing is written to Route 53.',
      ),
    name,
  }),
  z.strictObject({
    certificate: z.literal('none').describe('Plain HTTP at the name of the load balancer.'),
    reason: reason(),
  }),
]);

export type DomainSettings = z.infer<typeof domainSettings>;
