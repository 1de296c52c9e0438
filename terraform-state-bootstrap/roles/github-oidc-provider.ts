import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';

/** Issuer of the tokens that GitHub gives to the jobs of GitHub Actions. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Audience of the tokens that `aws-actions/configure-aws-credentials` requests. */
export const STS_AUDIENCE = 'sts.amazonaws.com';

export interface GithubOidcProviderProps {
  /**
   * `create`, or `existing` where the account has it already: IAM accepts one provider per URL. Changing `create` to
   * `existing` fails while the provider is in the state; remove it with `terraform state rm` first.
   */
  readonly source: 'create' | 'existing';
}

/**
 * GitHub as an OIDC identity provider of the account. It permits nothing by itself: the trust policies of roles state
 * which tokens they accept.
 *
 * It has no thumbprints: IAM verifies GitHub's certificate with its own library of trusted root certificate
 * authorities, and ignores them.
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
