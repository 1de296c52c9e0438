import { AliasRecords } from '../../modules/route53/alias-records';
import { hostedZoneIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { outputOf } from '../module-output';

/** Alias records. */
export const dns: ModuleDefinition = {
  name: 'dns',
  summary:
    'Alias records of the platform in an existing Route 53 zone, for IPv4 and, of a distribution without an allow list, IPv6.',
  fixed: {
    'cloudFront.enabled': 'Decides whether the names point to a distribution or to a load balancer.',
    'firewall.allowList': 'Decides whether a distribution has IPv6 addresses.',
  },
  when: ({ domain }) => domain.certificate === 'issued',
  build: (module, { cloudFront, firewall }) => {
    const { inputs } = module;
    const [target, giver] = cloudFront.enabled ? ['distribution', 'cloudfront'] : ['load balancer', 'alb'];
    const { fqdns } = new AliasRecords(module, 'dns', {
      hostedZoneId: hostedZoneIdInput(inputs, 'hosted_zone_id', 'Id of the public hosted zone of the names.'),
      names: inputs.list('domain_names', 'Domain names, wildcards included.', {
        from: outputOf('acm', 'domain_names'),
      }),
      target: {
        dnsName: inputs.text('target_dns_name', `DNS name of the ${target}.`, {
          from: outputOf(giver, 'dns_name'),
        }),
        hostedZoneId: hostedZoneIdInput(
          inputs,
          'target_hosted_zone_id',
          `Hosted zone of the DNS name of the ${target}.`,
          outputOf(giver, 'hosted_zone_id'),
        ),
      },
      // Of a distribution Route 53 evaluates nothing.
      evaluateTargetHealth: !cloudFront.enabled,
      ipv6: cloudFront.enabled && !firewall.allowList,
    });
    module.output('fqdns', 'Domain names, known once their records exist.', fqdns);
  },
};
