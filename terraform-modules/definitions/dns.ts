import { Certificate } from '../../modules/acm/certificate';
import { AliasRecords } from '../../modules/route53/alias-records';
import { formatted } from '../../modules/shared/schema';
import { ApplicationVariables } from '../../stacks/application-variables';
import type { ModuleDefinition } from '../definition';

const HOSTED_ZONE_ID = formatted(
  /^Z[A-Z0-9]{1,31}$/,
  'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
);

/**
 * Certificate and names. The load balancer takes the certificate and gives its own name: both ways at once, which
 * is no cycle, for no resource needs itself.
 */
export const dns: ModuleDefinition = {
  name: 'dns',
  summary: 'Certificate of ACM, proved by DNS, and the names of the platform in an existing Route 53 zone.',
  fixed: {
    'domain.certificate': 'A certificate that ACM holds already needs none of this.',
  },
  when: ({ domain }) => domain.certificate === 'issued',
  build: (module, environment) => {
    const { inputs } = module;
    const variables = new ApplicationVariables(module, environment);
    const domainName = variables.domainName();
    variables.hostedZoneName();
    const hostedZoneId = inputs.text('hosted_zone_id', 'Id of that zone.', HOSTED_ZONE_ID);
    const { certificateArn, domainNames, validationRecordFqdns } = new Certificate(module, 'certificate', {
      domainName,
      subjectAlternativeNames: variables.subjectAlternativeNames(),
      validation: { hostedZoneId },
    });
    const target = environment.cloudFront.enabled ? 'distribution; cloudfront' : 'load balancer; alb';
    new AliasRecords(module, 'dns', {
      hostedZoneId,
      names: [...domainNames],
      target: {
        dnsName: inputs.text('target_dns_name', `Name of the ${target} has it as an output.`),
        hostedZoneId: inputs.text(
          'target_hosted_zone_id',
          `Zone of the name of the ${target} has it as an output.`,
          HOSTED_ZONE_ID,
        ),
      },
      // Of a distribution Route 53 evaluates nothing.
      evaluateTargetHealth: !environment.cloudFront.enabled,
    });
    module.output('certificate_arn', 'Certificate, once it is issued.', certificateArn);
    module.output('domain_names', 'Every name of the platform, once.', domainNames);
    module.output(
      'validation_record_fqdns',
      'Names of the records that prove a certificate of the same names in another region.',
      validationRecordFqdns,
    );
    module.output('public_url', 'Origin that people reach the platform under.', `https://${domainName}`);
  },
};
