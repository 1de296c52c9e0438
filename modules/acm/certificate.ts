import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Fn, TerraformIterator, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface CertificateProps {
  /** First name of the certificate. Changing it replaces the certificate, without downtime. */
  readonly domainName: string;
  /**
   * Further names, wildcards included; a list or a set. Changing them replaces the certificate, without
   * downtime.
   */
  readonly subjectAlternativeNames: readonly string[];
  /**
   * Zone that the validation records are created in, or the names of records that exist: the certificate of
   * the same names in another region is proved by the same ones.
   */
  readonly validation: { readonly hostedZoneId: string } | { readonly recordFqdns: readonly string[] };
  /** Region of the certificate; CloudFront takes those of us-east-1 only. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Certificate that ACM issues and renews by itself as long as the validation records are there.
 *
 * @see AWS Certificate Manager User Guide, "DNS validation"
 */
export class Certificate extends Construct {
  /** Known only once the certificate is issued. */
  readonly certificateArn: string;
  /** Every name of the certificate, once: what records and CloudFront need. */
  readonly domainNames: readonly string[];
  /** Names of the validation records, for the same certificate in another region. */
  readonly validationRecordFqdns: readonly string[];

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { provider, validation, domainName } = props;
    const names = namesOf(props);
    const certificate = new AcmCertificate(this, 'this', {
      provider,
      domainName,
      // ACM counts the first name among them; without it the last of the others could never be removed.
      subjectAlternativeNames: names,
      validationMethod: 'DNS',
      keyAlgorithm: 'RSA_2048',
      options: { certificateTransparencyLoggingPreference: 'ENABLED' },
      lifecycle: { createBeforeDestroy: true },
    });
    this.domainNames = names;
    this.validationRecordFqdns =
      'recordFqdns' in validation
        ? [...validation.recordFqdns]
        : this.createRecords(certificate, names, validation.hostedZoneId);
    this.certificateArn = new AcmCertificateValidation(this, 'validation', {
      provider,
      certificateArn: certificate.arn,
      validationRecordFqdns: [...this.validationRecordFqdns],
    }).certificateArn;
  }

  /**
   * One record for each name, by the name, which is known in every plan. `*.example.com` is proved by the
   * record of `example.com`. A record of the same name is taken over: ACM gives every certificate of this
   * account the same one.
   */
  private createRecords(certificate: AcmCertificate, names: string[], hostedZoneId: string): string[] {
    const proved = TerraformIterator.fromList(
      Token.asList(TerraformIterator.fromList(names).forExpressionForList('trimprefix(val, "*.")')),
    );
    const records = new Route53Record(this, 'validation-records', {
      forEach: proved,
      zoneId: hostedZoneId,
      name: recordOf(certificate, 'name'),
      type: recordOf(certificate, 'type'),
      records: [recordOf(certificate, 'value')],
      ttl: 60,
      allowOverwrite: true,
      // Not created before the old one is destroyed: both are the same record, and none would be left.
    });
    return Token.asList(TerraformIterator.fromResources(records).pluckProperty('fqdn'));
  }
}

const namesOf = ({ domainName, subjectAlternativeNames }: CertificateProps): string[] =>
  Token.asList(Fn.setunion([domainName], [[...subjectAlternativeNames]]));

/** What the record of the current name holds: the first of those that a name and its wildcard share. */
const recordOf = ({ friendlyUniqueId }: AcmCertificate, part: 'name' | 'type' | 'value'): string =>
  `\${[for option in aws_acm_certificate.${friendlyUniqueId}.domain_validation_options : ` +
  `option.resource_record_${part} if trimprefix(option.domain_name, "*.") == each.key][0]}`;
