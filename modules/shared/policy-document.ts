/** Statement of an IAM or resource policy, as in the IAM JSON policy elements reference. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  /** Everything but these, in place of `Resource`. */
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * JSON of a policy. Inline instead of `data.aws_iam_policy_document`: with an unknown ARN, a data source hides the
 * whole document from the plan, a string only the ARN.
 */
export const policyDocument = (...statements: readonly PolicyStatement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/**
 * Trust policy that lets one AWS service assume a role, on behalf of this account's resources only.
 * @param service service principal, such as `vpc-flow-logs.amazonaws.com`
 * @param source account and ARN pattern of the resources that the service acts for
 * @see IAM User Guide, "The confused deputy problem"
 */
export const serviceTrustPolicy = (
  service: string,
  source: { readonly accountId: string; readonly arnPattern: string | readonly string[] },
): string =>
  policyDocument({
    Sid: 'AssumeForOwnResources',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': source.accountId },
      ArnLike: { 'aws:SourceArn': source.arnPattern },
    },
  });
