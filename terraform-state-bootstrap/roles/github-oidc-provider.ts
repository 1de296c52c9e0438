import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';

/** Issuer of the tokens that GitHub gives to the jobs of GitHub Actions. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Audience of the tokens: what `aws-actions/configure-aws-credentials` asks for. */
export const STS_AUDIENCE = 'sts.amazonaws.com';

export interface GithubOidcProviderProps {
  /**
   * `create`, or `existing` where the account has it already: IAM takes one of each URL. From `create` to
   * `existing` is refused while the provider is in the state; take it out with `terraform state rm` first.
   */
  readonly source: 'create' | 'existing';
}

/**
 * GitHub as an identity provider of the account. It allows nobody anything: roles say whose tokens they take.
 *
 * Without thumbprints: IAM checks GitHub's certificate against its own library of trusted root authorities, and
 * would ignore them.
 *
 * @see IAM User Guide, "Create an OpenID Connect (OIDC) identity provider in IAM"
 * @see GitHub Docs, "Configuring OpenID Connect in Amazon Web Services"
 */
export class GithubOidcProvider extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { source }: GithubOidcProviderProps) {
    super(scope, id);
    const url = `https://${GITHUB_ISSUER}`;
    this.arn =
      source === 'existing'
        ? new DataAwsIamOpenidConnectProvider(this, 'this', { url }).arn
        : new IamOpenidConnectProvider(this, 'this', {
            url,
            clientIdList: [STS_AUDIENCE],
            lifecycle: { preventDestroy: true },
          }).arn;
  }
}
