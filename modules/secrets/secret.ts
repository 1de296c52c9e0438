import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** What all secrets of an environment have in common. */
export interface SecretWiring {
  /** First part of every name, `bmo-learning/prod`. */
  readonly path: string;
  readonly keyArn: string;
  /** 12-digit id of the only account whose principals may touch the secret. */
  readonly accountId: string;
  /** Days in which a deleted secret can be had back: 7 to 30, or 0 for none. */
  readonly recoveryWindowDays: number;
}

export interface SecretProps extends SecretWiring {
  /** Last part of the name, such as `openai-api-key`. Changing it replaces the secret. */
  readonly secretName: string;
  readonly description: string;
}

/**
 * A secret without a value: the place that a value is written to, encrypted with a customer key and closed to
 * every other account even if an IAM policy over there says otherwise.
 *
 * @see AWS Secrets Manager User Guide, "Resource-based policies"
 */
export class Secret extends Construct {
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, 'this', {
      name: `${props.path}/${props.secretName}`,
      description: props.description,
      kmsKeyId: props.keyArn,
      recoveryWindowInDays: props.recoveryWindowDays,
    });
    new SecretsmanagerSecretPolicy(this, 'policy', {
      secretArn: secret.arn,
      blockPublicPolicy: true,
      policy: policyDocument({
        Sid: 'DenyOtherAccounts',
        Effect: 'Deny',
        Principal: '*',
        Action: 'secretsmanager:*',
        Resource: '*',
        Condition: {
          StringNotEquals: { 'aws:PrincipalAccount': props.accountId },
          // A service that calls in its own name has no account to compare.
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    });
    this.secretArn = secret.arn;
  }
}
