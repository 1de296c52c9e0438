import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const { prod, staging } = shipped;
const variables = (environment = prod) => synthesizeEnvironment(environment).application.json['variable'];

describe('Variables of the application', () => {
  it('are the image tags and the values of the AWS account', () => {
    expect(Object.keys(variables()).sort()).toEqual([
      'ai_service_image_tag',
      'aws_account_id',
      'domain_name',
      'hosted_zone_name',
      'rails_api_image_tag',
      'subject_alternative_names',
      'wait_for_steady_state',
    ]);
    const required = Object.entries<object>(variables()).filter(([, variable]) => !('default' in variable));
    expect(required.map(([name]) => name)).toEqual([
      'ai_service_image_tag',
      'domain_name',
      'hosted_zone_name',
      'rails_api_image_tag',
    ]);
  });

  it('have the values of the environment file as defaults', () => {
    const domain = {
      certificate: 'issued',
      name: 'learning.example.com',
      hostedZone: 'example.com',
      alternativeNames: ['*.learning.example.com'],
    } as const;
    expect(variables({ ...prod, domain })).toMatchObject({
      domain_name: { default: 'learning.example.com' },
      hosted_zone_name: { default: 'example.com' },
      subject_alternative_names: { default: ['*.learning.example.com'] },
    });
  });

  it.each([
    [
      'ai_service_image_tag',
      /must be a digest, sha256: and 64 hexadecimal digits, or a tag that names one build for ever.*not "latest"/,
    ],
    [
      'rails_api_image_tag',
      /must be a digest, sha256: and 64 hexadecimal digits, or a tag that names one build for ever.*not "latest"/,
    ],
    ['domain_name', /must be a domain name in lower case, such as learning\.example\.com/],
    ['hosted_zone_name', /must be hosted_zone_name itself or end with a dot and hosted_zone_name/],
    ['subject_alternative_names', /must be domain names in lower case, in hosted_zone_name/],
  ])('refuse what %s cannot be', (name, message) => {
    expect(variables()[name].validation[0].error_message).toMatch(message);
  });

  it.each([
    ['8f2b6d4', true],
    [`sha256:${'a'.repeat(64)}`, true],
    [`sha256:${'a'.repeat(63)}`, false],
    [`sha512:${'a'.repeat(64)}`, false],
    ['a:b', false],
  ])('take the digest or the tag of an image: %s', (value, isTaken) => {
    const { condition } = variables()['rails_api_image_tag'].validation[0];
    const pattern = /regex\("([^"]+)"/.exec(condition)?.[1] ?? '';
    expect(new RegExp(pattern).test(value)).toBe(isTaken);
  });

  it('ask for the addresses that get in, and for no /0 among them, where the firewall has an allow-list', () => {
    const { allowed_cidr_blocks } = variables({
      ...staging,
      firewall: { ...staging.firewall, allowList: true },
    });
    expect(allowed_cidr_blocks).toMatchObject({ type: 'list(string)', nullable: false });
    expect(allowed_cidr_blocks).not.toHaveProperty('default');
    expect(allowed_cidr_blocks.validation[0].error_message).toMatch(/from \/1 to \/32.*firewall\.allowList/);
  });

  it('ask for a certificate of the region where one is given', () => {
    const { certificate_arn } = variables({ ...prod, domain: { certificate: 'given' } });
    expect(certificate_arn.validation[0].error_message).toBe(
      'certificate_arn must be the ARN of an ACM certificate in us-east-2; see `aws acm list-certificates`.',
    );
  });
});
