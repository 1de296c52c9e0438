import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { resourceName } from '../modules/shared/naming';
import { isOn } from '../modules/shared/schema';
import { TerraformRoot } from '../modules/shared/terraform-root';
import { EnvironmentRoles } from './roles/environment-roles';
import { GithubOidcProvider } from './roles/github-oidc-provider';
import { TEAM_STATE_KEY } from './rules';
import type { Account } from './settings';
import { LockTable } from './state/lock-table';
import { StateBucket } from './state/state-bucket';
import { StateLogBucket } from './state/state-log-bucket';
import { StateReplica } from './state/state-replica';
import type { SynthesizedStack } from './synthesized-stacks';
import { BootstrapVariables } from './variables';

/** Name of the root: folder of its Terraform JSON and value of its resources' `Stack` tag. */
export const bootstrapStackName = (account: Account): string =>
  `${account.project}-terraform-state-bootstrap`;

/**
 * The root that the others need before they can be planned: the bucket and the lock table of all states, its own
 * included, and the roles that Terraform runs with.
 *
 * No name here has the prefix of an environment, so that no role can extend its own permissions.
 */
export class BootstrapStack extends TerraformRoot {
  private readonly variables: BootstrapVariables;

  constructor(
    scope: Construct,
    private readonly account: Account,
    environments: readonly Environment[],
    stacks: readonly SynthesizedStack[],
  ) {
    super(scope, bootstrapStackName(account), { ...account.state, key: account.stateKey });
    this.variables = new BootstrapVariables(this);
    this.provider('aws', account.state.region);
    this.createState();
    this.createRoles(environments, stacks);
  }

  private provider(id: string, region: string, alias?: string): AwsProvider {
    return new AwsProvider(this, id, {
      region,
      alias,
      defaultTags: [
        { tags: { Project: this.account.projectTag, ManagedBy: 'Terraform', Stack: this.node.id } },
      ],
      allowedAccountIds: [this.variables.accountId],
    });
  }

  private createState(): void {
    const { project, state, noncurrentVersions, accessLogRetentionDays, replication } = this.account;
    const { accountId } = this.variables;
    const logs = new StateLogBucket(this, 'state-log-bucket', {
      stateBucketName: state.bucket,
      accountId,
      retentionDays: accessLogRetentionDays,
    });
    const stateBucket = new StateBucket(this, 'state-bucket', {
      bucketName: state.bucket,
      noncurrentVersions,
      accessLogs: { bucketName: logs.bucketName, prefix: 'state/' },
    });
    const lockTable = new LockTable(this, 'lock-table', { tableName: state.lockTable });
    if (replication.enabled) {
      new StateReplica(this, 'state-replica', {
        stateBucket,
        stateBucketName: state.bucket,
        roleName: `${project}-terraform-state-replication`,
        accountId,
        noncurrentVersions,
        provider: this.provider('aws-replica', replication.region, 'replica'),
      });
    }
    this.output('state_bucket_name', 'Bucket of every state.', stateBucket.bucketName);
    this.output('lock_table_name', 'Table of the state locks.', lockTable.tableName);
  }

  private createRoles(environments: readonly Environment[], stacks: readonly SynthesizedStack[]): void {
    const { accountId, githubSubjectRepository, trustedPrincipalArns } = this.variables;
    const github = new GithubOidcProvider(this, 'github', { source: this.account.github.oidcProvider });
    const roleArns = environments.map((environment) => {
      const { name, project, region, state, deletionProtection } = environment;
      const roles = new EnvironmentRoles(this, `roles-${name}`, {
        environment: {
          name,
          project,
          region,
          prefix: resourceName(environment),
          protected: isOn(deletionProtection),
        },
        accountId,
        state,
        otherStateKeys: [TEAM_STATE_KEY, this.account.stateKey],
        stacks: stacks.filter((stack) => stack.environment === name),
        githubSubjectRepository,
        oidcProviderArn: github.arn,
        trustedPrincipalArns,
      });
      return [name, roles.roleArns] as const;
    });
    this.output('role_arns', 'Roles that Terraform runs in, by environment.', Object.fromEntries(roleArns));
    this.output('github_oidc_provider_arn', "GitHub's identity provider.", github.arn);
  }

  private output(name: string, description: string, value: unknown): void {
    new TerraformOutput(this, name, { description, value, staticId: true });
  }
}
