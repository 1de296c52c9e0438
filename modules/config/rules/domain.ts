import { show } from '../../shared/problems';
import type { Rule } from './rule';

/** A name without its zone cannot be validated, a zone without a name is for nothing. */
export const domainZone: Rule = ({ domain }) => {
  if (domain?.certificate !== 'issued') return [];
  const { name, hostedZone } = domain;
  if ((name === undefined) === (hostedZone === undefined)) return [];
  const [given, missing] = name === undefined ? ['hostedZone', 'name'] : ['name', 'hostedZone'];
  return [
    {
      at: `domain.${missing}`,
      got: `nothing, with domain.${given} ${show(name ?? hostedZone)}`,
      allowed:
        'both name and hostedZone, or neither, and then the variables domain_name and hosted_zone_name',
      fix: `Add ${missing}, or remove ${given}.`,
    },
  ];
};

/** Records of a name go into a zone that the name belongs to. */
export const namesInZone: Rule = ({ domain }) => {
  if (domain?.certificate !== 'issued' || domain.hostedZone === undefined) return [];
  const zone = domain.hostedZone;
  const names: [string, unknown][] = [
    ['domain.name', domain.name],
    ...Object.values(domain.alternativeNames ?? {}).map((name): [string, unknown] => [
      'domain.alternativeNames',
      name,
    ]),
  ];
  return names
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .filter(([, name]) => name !== zone && !name.endsWith(`.${zone}`))
    .map(([at, name]) => ({
      at,
      got: `${show(name)}, outside of the zone ${show(zone)}`,
      allowed: `${zone} or a name that ends with .${zone}`,
      fix: 'Correct the name or domain.hostedZone.',
    }));
};

/** Where data is protected, nobody reads it off the wire. */
export const encryptedTraffic: Rule = ({ domain, deletionProtection }) =>
  domain?.certificate === 'none' && deletionProtection === true
    ? [
        {
          at: 'domain.certificate',
          got: "'none', with deletionProtection on",
          allowed: "'issued' or 'given': an environment whose data is protected is reached over HTTPS only",
          fix: "Set it to 'issued' and give the variables domain_name and hosted_zone_name.",
        },
      ]
    : [];
