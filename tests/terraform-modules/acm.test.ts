import { acm } from '../../terraform-modules/definitions/acm';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';

describe('the module acm', () => {
  const module = synthesizeModule(acm);

  it('looks no zone up: what a data source finds may be unknown until apply', () => {
    expect(module.json).not.toHaveProperty('data');
    expect(module.at('aws_route53_record.certificate_validation-records')).toMatchObject({
      zone_id: '${var.hosted_zone_id}',
    });
  });

  it('refuses names outside the zone, in the words of the stacks', () => {
    expect(module.refusals('hosted_zone_name')).toEqual([
      'domain_name must be hosted_zone_name itself or end with a dot and hosted_zone_name; correct one.',
    ]);
  });

  it('documents inputs that a class of the stacks declares', () => {
    expect(module.readme).toContain('| `subject_alternative_names` | `list(string)` | `[]` |');
    expect(module.readme).toContain('| `domain_name` | `string` | required |');
  });

  it.each(['given', 'none'])('is not there for an environment whose certificate is %s', (certificate) => {
    const domain =
      certificate === 'given' ? { certificate } : { certificate, reason: 'Nobody has a name yet.' };
    const environment = { ...shipped.prod, domain: domain as typeof shipped.prod.domain };
    expect(synthesizeModules([acm], environment)).toEqual({});
  });
});
