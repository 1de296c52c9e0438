import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** Properties that all secrets of an environment share. */
export interface SecretWiring {
  /** Prefix of every name, such as `bmo-learning/prod`. */
  readonly path: string;
  readonly keyArn: string;
  /** 12-digit id of the only account whose principals may use the secret. */
  readonly accountId: string;
  /** Recovery window in days: 7 to 30, or 0 to delete at once. */
  readonly recoveryWindowDays: number;
}

export interface SecretProps extends SecretWiring {
  /** Last part of the name, such as `openai-api-key`. Changing it replaces the secret. */
  readonly secretName: string;
  readonly description: string;
}

/**
 * A secret without a value, encrypted with a customer key. Its policy denies every other account, regardless of
 * IAM policies in that account.
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
          // AWS service principals have no account to compare.
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    });
    this.secretArn = secret.arn;
  }
}
