import type { TerraformProvider, TerraformStack } from 'cdktf';
import { Certificate } from '../../modules/acm/certificate';
import type { Environment } from '../../modules/config/schema';
import { HostedZone } from '../../modules/route53/hosted-zone';
import type { ApplicationVariables } from './variables';

/** Under which names, and with which certificate, the platform is reached. */
export interface Domain {
  /** Origin of the platform's pages. @default plain HTTP at the load balancer's own name */
  readonly url?: string;
  /** Certificate of the load balancer. */
  readonly certificateArn?: string;
  /** Certificate of CloudFront, where that is on. */
  readonly cloudFrontCertificateArn?: string;
  /** Zone and names of the alias records; absent where DNS is kept elsewhere. */
  readonly records?: { readonly hostedZoneId: string; readonly names: string[] };
}

/** Certificate and zone of an environment, by where its certificate comes from. */
export function buildDomain(
  stack: TerraformStack,
  { domain, cloudFront }: Environment,
  variables: ApplicationVariables,
  usEast1: TerraformProvider,
): Domain {
  if (domain.certificate === 'none') return {};
  const domainName = variables.domainName();
  const url = `https://${domainName}`;
  if (domain.certificate === 'given') return { url, certificateArn: variables.certificateArn() };

  const { hostedZoneId } = new HostedZone(stack, 'zone', { zoneName: variables.hostedZoneName() });
  const subjectAlternativeNames = variables.subjectAlternativeNames();
  const names = { domainName, subjectAlternativeNames };
  const certificate = new Certificate(stack, 'certificate', { ...names, validation: { hostedZoneId } });
  return {
    url,
    certificateArn: certificate.certificateArn,
    records: { hostedZoneId, names: [...certificate.domainNames] },
    ...(cloudFront.enabled && {
      cloudFrontCertificateArn: new Certificate(stack, 'cloudfront-certificate', {
        ...names,
        validation: { recordFqdns: certificate.validationRecordFqdns },
        provider: usEast1,
      }).certificateArn,
    }),
  };
}
