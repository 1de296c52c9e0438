import { Certificate } from '../../modules/acm/certificate';
import { ApplicationVariables } from '../../stacks/application-variables';
import { hostedZoneIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** Certificate of the load balancer. Apart from `dns`, which needs the load balancer, which needs it. */
export const acm: ModuleDefinition = {
  name: 'acm',
  summary: 'Certificate of ACM, proved by records in an existing Route 53 zone and renewed by itself.',
  fixed: { certificate: 'A certificate that ACM holds already needs none of this.' },
  when: ({ domain }) => domain.certificate === 'issued',
  build: (module, environment) => {
    const variables = new ApplicationVariables(module, environment);
    const domainName = variables.domainName();
    variables.hostedZoneName();
    const { certificateArn, domainNames, validationRecordFqdns } = new Certificate(module, 'certificate', {
      domainName,
      subjectAlternativeNames: variables.subjectAlternativeNames(),
      validation: { hostedZoneId: hostedZoneIdInput(module.inputs, 'hosted_zone_id', 'Id of that zone.') },
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
