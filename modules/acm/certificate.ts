import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Fn, TerraformIterator, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface CertificateProps {
  /** First name of the certificate. Changing it replaces the certificate, without downtime. */
  readonly domainName: string;
  /**
   * Additional names, wildcards included; a list or a set. Changing them replaces the certificate, without
   * downtime.
   */
  readonly subjectAlternativeNames: readonly string[];
  /**
   * Zone for the validation records, or the names of existing records: a certificate of the same names in
   * another region is validated by the same records.
   */
  readonly validation: { readonly hostedZoneId: string } | { readonly recordFqdns: readonly string[] };
  /** Region of the certificate; CloudFront accepts us-east-1 only. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Certificate that ACM issues, and renews automatically as long as the validation records exist.
 *
 * @see AWS Certificate Manager User Guide, "DNS validation"
 */
export class Certificate extends Construct {
  /** Known after the certificate is issued. */
  readonly certificateArn: string;
  /** Every name of the certificate, without duplicates, for DNS records and CloudFront. */
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
      // ACM includes the first name in this list; without it the last additional name could never be removed.
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
   * One record for each name, keyed by the name, which is known in every plan. The record of `example.com`
   * also validates `*.example.com`. An existing record is overwritten: ACM requests the same record for every
   * certificate of the account.
   */
  private createRecords(certificate: AcmCertificate, names: string[], hostedZoneId: string): string[] {
    const validated = TerraformIterator.fromList(
      Token.asList(TerraformIterator.fromList(names).forExpressionForList('trimprefix(val, "*.")')),
    );
    const records = new Route53Record(this, 'validation-records', {
      forEach: validated,
      zoneId: hostedZoneId,
      name: recordOf(certificate, 'name'),
      type: recordOf(certificate, 'type'),
      records: [recordOf(certificate, 'value')],
      ttl: 60,
      allowOverwrite: true,
      // Without create_before_destroy: old and new are the same record, and destroying the old one would remove it.
    });
    return Token.asList(TerraformIterator.fromResources(records).pluckProperty('fqdn'));
  }
}

const namesOf = ({ domainName, subjectAlternativeNames }: CertificateProps): string[] =>
  Token.asList(Fn.setunion([domainName], [[...subjectAlternativeNames]]));

/** Part of the validation record of the current name; a name and its wildcard share one record. */
const recordOf = ({ friendlyUniqueId }: AcmCertificate, part: 'name' | 'type' | 'value'): string =>
  `\${[for option in aws_acm_certificate.${friendlyUniqueId}.domain_validation_options : ` +
  `option.resource_record_${part} if trimprefix(option.domain_name, "*.") == each.key][0]}`;
