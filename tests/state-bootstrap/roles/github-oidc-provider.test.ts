import { TerraformOutput } from 'cdktf';
import { GithubOidcProvider } from '../../../terraform-state-bootstrap/roles/github-oidc-provider';
import { synthesizeConstruct } from '../../support/synthesize';

const synthesize = (source: 'create' | 'existing') =>
  synthesizeConstruct((stack) => {
    const { arn } = new GithubOidcProvider(stack, 'github', { source });
    new TerraformOutput(stack, 'arn', { value: arn, staticId: true });
  });

describe('GitHub as an identity provider', () => {
  it('is created once, for tokens that are meant for STS, and is never destroyed', () => {
    const configuration = synthesize('create');
    expect(configuration.at('aws_iam_openid_connect_provider.github')).toEqual({
      url: 'https://token.actions.githubusercontent.com',
      client_id_list: ['sts.amazonaws.com'],
      lifecycle: { prevent_destroy: true },
    });
    expect(configuration.outputs()['arn']?.['value']).toBe('${aws_iam_openid_connect_provider.github.arn}');
  });

  it('is looked up where the account has it already', () => {
    const configuration = synthesize('existing');
    expect(configuration.resources('aws_iam_openid_connect_provider')).toEqual({});
    expect(configuration.at('data.aws_iam_openid_connect_provider.github')).toEqual({
      url: 'https://token.actions.githubusercontent.com',
    });
    expect(configuration.outputs()['arn']?.['value']).toBe(
      '${data.aws_iam_openid_connect_provider.github.arn}',
    );
  });
});
