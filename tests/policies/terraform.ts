import type { Block } from '../support/terraform-configuration';
import { type Policies, type Policy, samples } from './support/policy';
import { referencesOf } from './support/references';
import { requires } from './support/requirements';
import { list } from './support/resources';

/** Demands something of each AWS provider. */
const everyProvider =
  (obeys: (provider: Block) => boolean, problem: string): Policy['violations'] =>
  ({ json: { provider } }) =>
    list<Block>(provider?.aws)
      .filter((one) => !obeys(one))
      .map(({ alias }) => ({ address: alias ? `provider.aws.${alias}` : 'provider.aws', problem }));

const TAGS = ['Project', 'Environment', 'ManagedBy', 'Stack'];

const STATEFUL = [
  'aws_db_instance',
  'aws_elasticache_replication_group',
  'aws_s3_bucket',
  'aws_efs_file_system',
  'aws_kms_key',
  'aws_backup_vault',
];

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Scopes of an expression that are no addresses. */
const NO_ADDRESS = /^(self|each|count|path|terraform|local)\./;

/** `data.aws_vpc.main` of `data.aws_vpc.main.id`. */
function addressOf(reference: string): string {
  const parts = reference.split('.');
  return parts.slice(0, /^(data|ephemeral)$/.test(parts[0] ?? '') ? 3 : 2).join('.');
}

export const policies: Policies = {
  'default-tags': {
    rule: 'everything carries the tags of its project, environment and stack',
    controls: [],
    violations: everyProvider(
      (provider) => TAGS.every((tag) => JSON.stringify(provider).includes(`"${tag}":`)),
      'leaves resources without tags',
    ),
    compliant: {
      provider: {
        aws: [{ default_tags: [{ tags: { Project: 'a', Environment: 'b', ManagedBy: 'c', Stack: 'd' } }] }],
      },
    },
    violating: { provider: { aws: [{ default_tags: [{ tags: { Project: 'a' } }] }] } },
  },
  'encrypted-state': {
    rule: 'the state is encrypted',
    controls: [],
    violations: ({ json: { terraform } }) =>
      terraform?.backend?.s3?.encrypt === true
        ? []
        : [{ address: 'terraform.backend', problem: 'keeps the state unencrypted' }],
    compliant: { terraform: { backend: { s3: { encrypt: true } } } },
    violating: { terraform: { backend: { s3: {} } } },
  },
  'locked-state': {
    rule: 'two applies cannot write the state at once',
    controls: [],
    violations: ({ json: { terraform } }) =>
      (terraform?.backend?.s3?.dynamodb_table ?? terraform?.backend?.s3?.use_lockfile)
        ? []
        : [{ address: 'terraform.backend', problem: 'takes no lock' }],
    compliant: { terraform: { backend: { s3: { dynamodb_table: 'locks' } } } },
    violating: { terraform: { backend: { s3: { bucket: 'state' } } } },
  },
  'no-credentials': {
    rule: 'providers carry no credentials',
    controls: ['CKV_AWS_41'],
    violations: everyProvider(
      (provider) => !/"(access_key|secret_key|token|profile)":/.test(JSON.stringify(provider)),
      'holds credentials',
    ),
    compliant: { provider: { aws: [{ region: 'us-east-2' }] } },
    violating: { provider: { aws: [{ access_key: 'AKIAIOSFODNN7EXAMPLE' }] } },
  },
  'pinned-provider': {
    rule: 'the provider has one exact version',
    controls: [],
    violations: ({ json: { terraform } }) =>
      /^\d+\.\d+\.\d+$/.test(terraform?.required_providers?.aws?.version)
        ? []
        : [{ address: 'terraform.required_providers.aws', problem: 'has a range of versions' }],
    compliant: { terraform: { required_providers: { aws: { version: '5.100.0' } } } },
    violating: { terraform: { required_providers: { aws: { version: '~> 5.0' } } } },
  },
  'prevent-destroy': {
    rule: 'what holds data, or the key to it, is not destroyed by a plan',
    controls: [],
    ...requires(STATEFUL, { lifecycle: { prevent_destroy: true } }, 'can be destroyed by a plan'),
  },
  'write-only-arguments': {
    rule: 'Terraform is 1.11 or newer, which has write-only arguments',
    controls: [],
    violations: ({ json: { terraform } }) =>
      /^>= 1\.(1[1-9]|[2-9]\d)\./.test(terraform?.required_version)
        ? []
        : [
            {
              address: 'terraform.required_version',
              problem: 'admits versions that cannot keep secrets out of the state',
            },
          ],
    compliant: { terraform: { required_version: '>= 1.11.0, < 2.0.0' } },
    violating: { terraform: { required_version: '>= 1.5.0' } },
  },
  'one-account': {
    rule: 'providers can be held to one account',
    controls: [],
    violations: everyProvider(
      ({ allowed_account_ids: allowed }) => typeof allowed === 'string' && allowed.includes('var.'),
      'works in any account',
    ),
    compliant: { provider: { aws: [{ allowed_account_ids: '${[var.aws_account_id]}' }] } },
    violating: { provider: { aws: [{}] } },
  },
  /** Path words are joined by underscores: without one inside a word, two paths never share an address. */
  'readable-addresses': {
    rule: 'names of resources and data sources are kebab-case words joined by underscores, without hashes',
    controls: [],
    violations: (stack) =>
      stack
        .addresses()
        .filter((address) =>
          address
            .split('.')
            .at(-1)
            ?.split('_')
            .some((word) => !KEBAB_CASE.test(word)),
        )
        .map((address) => ({ address, problem: 'is not made of kebab-case words' })),
    compliant: { resource: { aws_eip: { 'nat_address-a': {} } } },
    violating: { resource: { aws_eip: { natAddressA_1B2C3D4E: {} } } },
  },
  /** CDKTF writes a reference to whatever it is given; a stack that lacks the target fails only at plan. */
  'declared-references': {
    rule: 'every reference leads to something that the same stack declares',
    controls: [],
    violations: async (stack) => {
      const declared = new Set([
        ...stack.addresses(),
        ...Object.keys(stack.json['variable'] ?? {}).map((name) => `var.${name}`),
        ...Object.entries<object>(stack.json['ephemeral'] ?? {}).flatMap(([type, named]) =>
          Object.keys(named).map((name) => `ephemeral.${type}.${name}`),
        ),
      ]);
      return [...new Set(await referencesOf(stack))]
        .filter((reference) => !NO_ADDRESS.test(reference))
        .map(addressOf)
        .filter((address) => !declared.has(address))
        .map((address) => ({ address, problem: 'is not declared' }));
    },
    compliant: {
      data: { aws_vpc: { main: {} } },
      resource: { aws_subnet: { a: { vpc_id: '${data.aws_vpc.main.id}' } } },
    },
    violating: samples({ aws_subnet: { vpc_id: '${aws_vpc.main.id}' } }),
  },
};
