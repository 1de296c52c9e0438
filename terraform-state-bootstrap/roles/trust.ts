import { conditional, Fn, Op } from 'cdktf';
import type { PolicyStatement } from '../../modules/shared/policy-document';
import { GITHUB_ISSUER, STS_AUDIENCE } from './github-oidc-provider';

/** Who may take a role. */
export interface Trust {
  readonly oidcProviderArn: string;
  /** The repository as the subject of its tokens names it: `OWNER@OWNER-ID/NAME@ID`, of older ones `OWNER/NAME`. */
  readonly githubSubjectRepository: string;
  /** Environment of that repository, whose rules say who may deploy from which branch: `prod`, `prod-plan`. */
  readonly githubEnvironment: string;
  /** IAM roles and users besides GitHub; a list that Terraform may know only later, and that may be empty. */
  readonly trustedPrincipalArns: readonly string[];
}

/**
 * Trust policy of a role that GitHub Actions takes: jobs of one repository in one of its environments, and the
 * people in `trustedPrincipalArns`.
 *
 * Terraform puts the JSON together, because only it knows whether there are people: IAM refuses a statement for
 * nobody.
 *
 * @see GitHub Docs, "OpenID Connect reference", "Filtering for a specific environment" and "Immutable subject claims"
 */
export function trustPolicy(trust: Trust): string {
  const people = [...trust.trustedPrincipalArns];
  return Fn.jsonencode({
    Version: '2012-10-17',
    Statement: Fn.concat([
      [githubStatement(trust)],
      conditional(Op.gte(Fn.lengthOf(people), 1), [peopleStatement(people)], []),
    ]),
  });
}

/** The subject is compared as a whole: a token of a pull request, a branch or a fork has another one. */
const githubStatement = ({
  oidcProviderArn,
  githubSubjectRepository,
  githubEnvironment,
}: Trust): PolicyStatement => ({
  Sid: 'GitHubActions',
  Effect: 'Allow',
  Principal: { Federated: oidcProviderArn },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE,
      [`${GITHUB_ISSUER}:sub`]: Fn.join(':', [
        'repo',
        githubSubjectRepository,
        'environment',
        githubEnvironment,
      ]),
    },
  },
});

const peopleStatement = (people: string[]): PolicyStatement => ({
  Sid: 'People',
  Effect: 'Allow',
  Principal: { AWS: people },
  Action: 'sts:AssumeRole',
});
