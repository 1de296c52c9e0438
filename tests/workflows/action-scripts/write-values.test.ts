import { describeScript, runScript } from './run-script';

const env = {
  ENVIRONMENT: 'prod',
  AWS_ACCOUNT_ID: '111111111111',
  FOUNDATION: '',
  APPLICATION: '',
  CRITICAL_EMAIL_ADDRESSES: '',
  WARNING_EMAIL_ADDRESSES: '',
  PAGER_HTTPS_ENDPOINT: '',
};

const write = (more: Partial<typeof env>) =>
  runScript('terraform-variables/write-values.sh', { ...env, ...more }, {});

describeScript('Values of variables', () => {
  it('that may be read are written into the files of their stacks', () => {
    const { file, status } = write({
      FOUNDATION: 'slack_channel_id = "C1"',
      APPLICATION: 'domain_name = "a.b"\nx = 1',
    });
    expect(status).toBe(0);
    expect(file('environments/prod.foundation.tfvars')).toBe('slack_channel_id = "C1"\n');
    expect(file('environments/prod.application.tfvars')).toBe('domain_name = "a.b"\nx = 1\n');
  });

  it('that are left out are not given: empty is not the default', () => {
    const { file } = write({});
    expect(file('github-env')).toBe('TF_VAR_aws_account_id=111111111111\n');
    expect(() => file('environments/prod.foundation.tfvars')).toThrow('ENOENT');
  });

  it('that are secret go into the environment, and each address is hidden', () => {
    const { file, output } = write({
      CRITICAL_EMAIL_ADDRESSES: '[\n  "a@example.com",\n  "b@example.com"\n]',
      PAGER_HTTPS_ENDPOINT: 'https://events.example.com/key',
    });
    expect(output).toBe('::add-mask::a@example.com\n::add-mask::b@example.com\n');
    expect(file('github-env')).toBe(
      'TF_VAR_aws_account_id=111111111111\n' +
        'TF_VAR_critical_email_addresses=["a@example.com","b@example.com"]\n' +
        'TF_VAR_pager_https_endpoint=https://events.example.com/key\n',
    );
  });

  it.each([
    [
      { AWS_ACCOUNT_ID: '' },
      'The variable AWS_ACCOUNT_ID is not set to 12 digits; docs/delivery.md says how.',
    ],
    [
      { APPLICATION: 'rails_api_image_tag = "a"' },
      'TFVARS_APPLICATION holds an image tag. Remove it: the deployment chooses the tags.',
    ],
    [
      { WARNING_EMAIL_ADDRESSES: 'ops@example.com' },
      'The secret WARNING_EMAIL_ADDRESSES is no JSON array of texts, such as ["ops@example.com"].',
    ],
    [
      { WARNING_EMAIL_ADDRESSES: '[1]' },
      'The secret WARNING_EMAIL_ADDRESSES is no JSON array of texts, such as ["ops@example.com"].',
    ],
    [
      { PAGER_HTTPS_ENDPOINT: 'https://a\nPATH=/tmp' },
      'The secret PAGER_HTTPS_ENDPOINT has more than one line.',
    ],
  ])('that are wrong are refused: %j', (values, message) => {
    const { output, status } = write(values);
    expect({ output, status }).toEqual({ output: `::error::${message}\n`, status: 1 });
  });
});
