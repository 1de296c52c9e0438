import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Certificate, type CertificateProps } from '../../modules/acm/certificate';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const names = {
  domainName: 'learning.example.com',
  subjectAlternativeNames: ['*.learning.example.com', 'www.example.com'],
};
const synthesize = (changes: Partial<CertificateProps> = {}) =>
  synthesizeConstruct(
    (stack) =>
      new Certificate(stack, 'certificate', { ...names, validation: { hostedZoneId: 'Z1' }, ...changes }),
  );
const configuration = synthesize();
const certificate = configuration.at('aws_acm_certificate.certificate');
const records = configuration.at('aws_route53_record.certificate_validation-records');
const everyName = 'setunion(["learning.example.com"], ["*.learning.example.com", "www.example.com"])';

describe('a certificate', () => {
  it('is for the domain name, with an RSA key of 2048 bits', () => {
    expect(certificate).toMatchObject({ domain_name: 'learning.example.com', key_algorithm: 'RSA_2048' });
  });

  it('lists its domain name among the alternative names, so that the last of these can be removed', () => {
    expect(certificate['subject_alternative_names']).toBe(`\${${everyName}}`);
  });

  it('has one record for a name and its wildcard, known in every plan', () => {
    expect(records['for_each']).toBe(
      `\${toset([ for key, val in toset(${everyName}): trimprefix(val, "*.")])}`,
    );
  });

  it.each([
    ['name', (record: typeof records) => record['name']],
    ['type', (record: typeof records) => record['type']],
    ['value', (record: typeof records) => record['records'][0]],
  ])('takes the %s of a record from the first of the names that share it', (part, of) => {
    expect(of(records)).toBe(
      '${[for option in aws_acm_certificate.certificate.domain_validation_options : ' +
        `option.resource_record_${part} if trimprefix(option.domain_name, "*.") == each.key][0]}`,
    );
  });

  it('overwrites an existing record, and never removes the record that it has just created', () => {
    expect(records).toMatchObject({ zone_id: 'Z1', ttl: 60, allow_overwrite: true });
    expect(records).not.toHaveProperty('lifecycle');
  });

  it('is available to other resources only after validation', () => {
    const outputs = synthesizeConstruct((stack) => {
      const { certificateArn } = new Certificate(stack, 'certificate', {
        ...names,
        validation: { hostedZoneId: 'Z1' },
      });
      new TerraformOutput(stack, 'arn', { staticId: true, value: certificateArn });
    });
    expect(outputs.outputs()['arn']?.['value']).toBe(
      '${aws_acm_certificate_validation.certificate_validation.certificate_arn}',
    );
    expect(outputs.at('aws_acm_certificate_validation.certificate_validation')).toEqual({
      certificate_arn: '${aws_acm_certificate.certificate.arn}',
      validation_record_fqdns:
        '${[ for key, val in aws_route53_record.certificate_validation-records: val.fqdn]}',
    });
  });

  it('is in the region of its provider and shares the records of another region', () => {
    const shared = synthesizeConstruct((stack) => {
      const provider = new AwsProvider(stack, 'east', { alias: 'east', region: 'us-east-1' });
      new Certificate(stack, 'certificate', {
        ...names,
        validation: { recordFqdns: ['_a.learning.example.com'] },
        provider,
      });
    });
    expect(shared.at('aws_acm_certificate.certificate')['provider']).toBe('aws.east');
    expect(shared.at('aws_acm_certificate_validation.certificate_validation')).toEqual({
      provider: 'aws.east',
      certificate_arn: '${aws_acm_certificate.certificate.arn}',
      validation_record_fqdns: ['_a.learning.example.com'],
    });
    expect(shared.resources('aws_route53_record')).toEqual({});
  });

  it('accepts a set of alternative names that is known at plan time only', () => {
    const unknown = synthesizeConstruct((stack) => {
      const further = new TerraformVariable(stack, 'further', { type: 'set(string)' });
      new Certificate(stack, 'certificate', {
        domainName: 'a.example.com',
        subjectAlternativeNames: further.listValue,
        validation: { hostedZoneId: 'Z1' },
      });
    });
    expect(unknown.at('aws_acm_certificate.certificate')['subject_alternative_names']).toBe(
      '${setunion(["a.example.com"], var.further)}',
    );
  });

  itIsReusable(
    (stack, id, unknown) =>
      new Certificate(stack, id, {
        domainName: unknown.text('domain_name'),
        subjectAlternativeNames: [unknown.text('further_name')],
        validation: { hostedZoneId: unknown.text('zone_id') },
      }),
  );
});
