import { ACCOUNT_ID, verdictOn } from '../../support/policy-engine';
import type { TerraformConfiguration } from '../../support/terraform-configuration';

const ALLOW_ALL = { Effect: 'Allow', Action: '*', Resource: '*' };
const EVERYTHING_ALLOWED = {
  name: 'everything',
  policy: { Version: '2012-10-17', Statement: [ALLOW_ALL] },
};

/** A request to a bucket. */
export interface BucketRequest {
  readonly action: string;
  /** Key of an object; without it the request is about the bucket. */
  readonly key?: string;
  /** What is known of the request besides TLS 1.3, such as its headers. */
  readonly context?: Readonly<Record<string, string>>;
  /** @default a role that IAM allows everything */
  readonly principal?: string;
}

/**
 * Sender a policy engine what a synthesized bucket policy makes of a request by somebody whom IAM allows
 * everything: only the bucket's policy can refuse it.
 */
export function bucketAccess(configuration: TerraformConfiguration, construct: string) {
  const name: string = configuration.at(`aws_s3_bucket.${construct}`)['bucket'];
  const arn = `arn:aws:s3:::${name}`;
  const policy: string = configuration.at(`aws_s3_bucket_policy.${construct}_policy`)['policy'];
  const resourcePolicy = JSON.parse(policy.replaceAll(`\${aws_s3_bucket.${construct}.arn}`, arn));

  return ({ action, key, context, principal }: BucketRequest): Promise<string> => {
    const isService = principal?.endsWith('.amazonaws.com');
    return verdictOn({
      principal: principal ?? `arn:aws:iam::${ACCOUNT_ID}:role/administrator`,
      action,
      resource: key === undefined ? arn : `${arn}/${key}`,
      context: { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3', ...context },
      policies: isService ? [] : [EVERYTHING_ALLOWED],
      resourcePolicy,
    });
  };
}
