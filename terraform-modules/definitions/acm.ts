import { Certificate } from '../../modules/acm/certificate';
import { ApplicationVariables } from '../../stacks/application/variables';
import { hostedZoneIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** Certificate of the load balancer. Apart from `dns`, which takes outputs of the load balancer. */
export const acm: ModuleDefinition = {
  name: 'acm',
  summary: 'ACM certificate, validated by records in an existing Route 53 zone, renewed automatically.',
  fixed: { certificate: 'With a certificate that exists in ACM, there is no module acm.' },
  when: ({ domain }) => domain.certificate === 'issued',
  build: (module, environment) => {
    const variables = new ApplicationVariables(module, environment);
    const domainName = variables.domainName();
    variables.hostedZoneName();
    const { certificateArn, domainNames, validationRecordFqdns } = new Certificate(module, 'certificate', {
      domainName,
      subjectAlternativeNames: variables.subjectAlternativeNames(),
      validation: {
        hostedZoneId: hostedZoneIdInput(module.inputs, 'hosted_zone_id', 'Id of that hosted zone.'),
      },
    });
    module.output('certificate_arn', 'ARN of the certificate, known once it is issued.', certificateArn);
    module.output('domain_names', 'All domain names of the certificate, without duplicates.', domainNames);
    module.output(
      'validation_record_fqdns',
      'Names of the DNS records that validate the certificate, also one of the same names in another region.',
      validationRecordFqdns,
    );
    module.output('public_url', 'Public URL of the platform.', `https://${domainName}`);
  },
};
