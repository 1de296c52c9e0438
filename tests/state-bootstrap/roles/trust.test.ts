import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { TerraformVariable } from 'cdktf';
import { trustPolicy } from '../../../terraform-state-bootstrap/roles/trust';
import { synthesizeConstruct } from '../../support/synthesize';

const known = {
  oidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  githubSubjectRepository: 'octo-org/infrastructure',
};

const synthesize = (of: (text: (name: string) => string) => typeof known): string =>
  synthesizeConstruct((stack) => {
    const text = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
    const people = new TerraformVariable(stack, 'people', { type: 'list(string)' }).listValue;
    new IamRole(stack, 'role', {
      assumeRolePolicy: trustPolicy({
        ...of(text),
        githubEnvironments: ['prod-plan', 'prod-pull-request'],
        trustedPrincipalArns: people,
      }),
    });
  }).at('aws_iam_role.role')['assume_role_policy'];

/** Expression of the policy, with its parts where they are told apart. */
const expression = (provider: string, repository: string): string =>
  '${jsonencode({"Version" = "2012-10-17", "Statement" = concat([' +
  `{"Sid" = "GitHubActions", "Effect" = "Allow", "Principal" = {"Federated" = ${provider}}, ` +
  '"Action" = "sts:AssumeRoleWithWebIdentity", "Condition" = {"StringEquals" = {' +
  '"token.actions.githubusercontent.com:aud" = "sts.amazonaws.com", ' +
  '"token.actions.githubusercontent.com:sub" = ' +
  `[join(":", ["repo", ${repository}, "environment", "prod-plan"]), ` +
  `join(":", ["repo", ${repository}, "environment", "prod-pull-request"])]}}}], ` +
  '(length(var.people) >= 1) ? [{"Sid" = "People", "Effect" = "Allow", ' +
  '"Principal" = {"AWS" = var.people}, "Action" = "sts:AssumeRole"}] : [])})}';

describe('the trust policy', () => {
  it('takes tokens of its environments of one repository, and people only where there are some', () => {
    expect(synthesize(() => known)).toBe(
      expression(`"${known.oidcProviderArn}"`, `"${known.githubSubjectRepository}"`),
    );
  });

  it('takes provider and repository that are known at plan time only', () => {
    const later = synthesize((text) => ({
      oidcProviderArn: text('identity_provider'),
      githubSubjectRepository: text('repository'),
    }));
    expect(later).toBe(expression('var.identity_provider', 'var.repository'));
  });
});
