import { conditional, Fn, Op } from 'cdktf';
import type { PolicyStatement } from '../../modules/shared/policy-document';
import { GITHUB_ISSUER, STS_AUDIENCE } from './github-oidc-provider';

/** Who may assume a role. */
export interface Trust {
  readonly oidcProviderArn: string;
  /** The repository as the subject of its tokens names it: `OWNER@OWNER-ID/NAME@ID`, of older ones `OWNER/NAME`. */
  readonly githubSubjectRepository: string;
  /** GitHub environments of that repository, such as `prod` or `prod-plan`; their rules limit branches and reviewers. */
  readonly githubEnvironments: readonly string[];
  /** Further IAM roles and users. May be empty, and a Terraform token. */
  readonly trustedPrincipalArns: readonly string[];
}

/**
 * Trust policy of a role: jobs of GitHub Actions in some environments of one repository may assume it, and the
 * principals in `trustedPrincipalArns`.
 *
 * Terraform renders the JSON, because only Terraform knows whether there are such principals: IAM rejects a statement
 * without one.
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

/** Compares the whole subject, because tokens of pull requests, branches and forks have another one. */
const githubStatement = ({
  oidcProviderArn,
  githubSubjectRepository,
  githubEnvironments,
}: Trust): PolicyStatement => ({
  Sid: 'GitHubActions',
  Effect: 'Allow',
  Principal: { Federated: oidcProviderArn },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE,
      [`${GITHUB_ISSUER}:sub`]: githubEnvironments.map((environment) =>
        Fn.join(':', ['repo', githubSubjectRepository, 'environment', environment]),
      ),
    },
  },
});

const peopleStatement = (people: string[]): PolicyStatement => ({
  Sid: 'People',
  Effect: 'Allow',
  Principal: { AWS: people },
  Action: 'sts:AssumeRole',
});
