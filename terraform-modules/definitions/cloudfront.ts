import { Certificate } from '../../modules/acm/certificate';
import { Distribution } from '../../modules/cloudfront/distribution';
import { type CloudFrontSettings, cloudFrontSettings } from '../../modules/cloudfront/settings';
import { resourceName } from '../../modules/shared/naming';
import { createFirewall } from '../../stacks/application/ingress';
import { ApplicationVariables } from '../../stacks/application/variables';
import { accountIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { FIXED_OF_FIREWALLS, firewallInputs } from '../firewall-inputs';
import { outputOf } from '../module-output';

/** CloudFront with its certificate and its firewall, which have to be in us-east-1. */
export const cloudfront: ModuleDefinition = {
  name: 'cloudfront',
  summary:
    'CloudFront in front of the internal load balancer, with its certificate and firewall in us-east-1.',
  fixed: {
    'cloudFront.enabled':
      'Decides whether alb is internal and dns points to the distribution. This module is written for every environment.',
    ...FIXED_OF_FIREWALLS,
  },
  build: (module, environment) => {
    const settings = switchedOn(environment.cloudFront);
    const { inputs } = module;
    const usEast1 = module.usEast1();
    const variables = new ApplicationVariables(module, environment);
    const callers = firewallInputs(inputs, environment);
    const { certificateArn, domainNames } = new Certificate(module, 'certificate', {
      domainName: variables.domainName(),
      subjectAlternativeNames: inputs.list(
        'subject_alternative_names',
        'Further domain names of the certificate, the same as for acm.',
        { fallback: environment.domain.certificate === 'issued' ? environment.domain.alternativeNames : [] },
      ),
      validation: {
        recordFqdns: inputs.list(
          'validation_record_fqdns',
          'Names of the DNS records that validate the certificate.',
          { from: outputOf('acm', 'validation_record_fqdns') },
        ),
      },
      provider: usEast1,
    });
    const { webAclArn, webAclName, logGroupName } = createFirewall(module, callers, {
      accountId: accountIdInput(inputs),
      variables,
      protects: { usEast1 },
    });
    const { priceClass } = switchedOn(inputs.settings(cloudFrontSettings, settings));
    const { distributionId, dnsName, hostedZoneId } = new Distribution(module, 'distribution', {
      name: resourceName(callers),
      domainNames,
      certificateArn,
      webAclArn,
      loadBalancer: {
        arn: inputs.text('load_balancer_arn', 'ARN of the internal load balancer.', {
          from: outputOf('alb', 'load_balancer_arn'),
        }),
        dnsName: inputs.text('load_balancer_dns_name', 'DNS name of that load balancer.', {
          from: outputOf('alb', 'dns_name'),
        }),
      },
      priceClass,
      ipv6: !environment.firewall.allowList,
      logBucketArn: inputs.text('log_bucket_arn', 'Bucket of the access logs.', {
        from: outputOf('s3', 'log_bucket_arn'),
      }),
      usEast1,
    });
    module.output('distribution_id', 'Id of the distribution.', distributionId);
    module.output('dns_name', 'Domain name of the distribution, for alias records.', dnsName);
    module.output('hosted_zone_id', 'Hosted zone of that name.', hostedZoneId);
    module.output(
      'certificate_arn',
      'ARN of the certificate in us-east-1, known once it is issued.',
      certificateArn,
    );
    module.output('web_acl_name', 'Name of the web ACL, a dimension of metrics in us-east-1.', webAclName);
    module.output('log_group_name', 'Log group of blocked and counted requests, in us-east-1.', logGroupName);
  },
};

/** An environment that has CloudFront off says nothing of edge locations: the fewest, until a caller asks for more. */
const switchedOn = (settings: CloudFrontSettings) =>
  settings.enabled ? settings : ({ enabled: true, priceClass: 'PriceClass_100' } as const);
