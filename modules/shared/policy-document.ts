/** One statement of an IAM or resource policy, in the words of the IAM JSON policy elements reference. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * JSON of a policy, inline rather than through `data.aws_iam_policy_document`: a data source that waits for
 * an unknown ARN hides the whole document from the plan, a string hides only the ARN.
 */
export const policyDocument = (...statements: readonly PolicyStatement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/**
 * Trust policy that lets one AWS service assume a role, only on behalf of our own resources.
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
