import { z } from 'zod';
import { draftOf } from '../modules/config/draft';
import type { Environment } from '../modules/config/schema';
import type { DeepReadonly } from '../modules/shared/deep-types';
import { countProblems, formatProblems, type Problem } from '../modules/shared/problems';
import { formatted } from '../modules/shared/schema';
import { schemaProblems } from '../modules/shared/schema-problems';
import type { StateBackend } from '../modules/shared/state-location';
import { UserError } from '../modules/shared/user-error';
import { type AccountDraft, accountProblems } from './rules';

/** Largest number of days that lifecycle settings accept: ten years. A larger one is a typing error. */
const MOST_DAYS = 3653;

/** Most noncurrent versions that a lifecycle rule of S3 can keep whatever their age. */
const MOST_KEPT_VERSIONS = 100;

const WORD = '[a-z0-9]+(-[a-z0-9]+)*';

/**
 * Settings that the account has once for all environments. The name and region of the state bucket and the name of the
 * lock table are not among them: they are defined only in `state` of the files in `environments/`.
 */
const accountSettings = z.strictObject({
  stateKey: formatted(
    new RegExp(`^${WORD}(/${WORD})*\\.tfstate$`),
    'lower-case words joined by hyphens and slashes, ending in .tfstate',
  ).describe("Key of the bootstrap's own state. Changing it needs `terraform init -migrate-state`."),
  noncurrentVersions: z
    .strictObject({
      keep: z
        .int()
        .min(1)
        .max(MOST_KEPT_VERSIONS)
        .describe('Noncurrent versions of each state that are kept whatever their age.'),
      days: z
        .int()
        .min(1)
        .max(MOST_DAYS)
        .describe(
          'Days that further noncurrent versions are kept. Lowering it deletes older ones within days.',
        ),
    })
    .describe('How long noncurrent versions of each state are kept, for restoring one.'),
  accessLogRetentionDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .describe(
      'Days that access logs of the state bucket are kept. Lowering it deletes older ones within a day or two.',
    ),
  replication: z
    .discriminatedUnion('enabled', [
      z.strictObject({ enabled: z.literal(false) }),
      z.strictObject({
        enabled: z.literal(true),
        region: formatted(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region name such as us-west-2').describe(
          'Region of the replica, another one than that of the state bucket. Changing it fails until the replica ' +
            'in the old region is deleted, because both have the same name.',
        ),
      }),
    ])
    .describe(
      'Replica of the state bucket in another region, for an outage of its region. S3 replicates what is written ' +
        'after it is switched on. Switching it off stops replication; S3 does not delete a replica with states.',
    ),
  github: z
    .strictObject({
      oidcProvider: z
        .enum(['create', 'existing'])
        .describe(
          '`existing` if the account has the identity provider token.actions.githubusercontent.com already: ' +
            'IAM accepts one provider per URL.',
        ),
    })
    .describe('How GitHub Actions authenticates.'),
});

/** What `account.ts` holds. */
export type AccountInput = DeepReadonly<z.input<typeof accountSettings>>;

/** Validated settings of the account, with those that all environments have in common. Frozen. */
export type Account = DeepReadonly<z.output<typeof accountSettings>> & {
  /** Project, the first part of every name: `bmo-learning`. */
  readonly project: string;
  /** `Project` tag of the environments' resources. */
  readonly projectTag: string;
  /** Where the states of the account are, as every environment configures it. */
  readonly state: Required<StateBackend>;
};

/** Thrown when the account's settings are not valid. Its message lists every problem. */
export class AccountError extends UserError {
  override readonly name: string = 'AccountError';

  constructor(readonly problems: readonly Problem[]) {
    super(
      'The configuration in terraform-state-bootstrap/account.ts does not fit; ' +
        'terraform-state-bootstrap/settings.ts explains every setting.\n\n' +
        `${formatProblems(problems)}\n\n` +
        `${countProblems(problems.length)}. Nothing was written.`,
    );
  }
}

/**
 * Validates the account's settings, by themselves and together with the environments.
 *
 * @param input what `account.ts` holds
 * @param environments all environments, validated by `loadEnvironments`
 * @throws AccountError that lists every problem
 */
export function loadAccount(input: unknown, environments: readonly Environment[]): Account {
  const parsed = accountSettings.safeParse(input, { jitless: true });
  const draft = (parsed.success ? parsed.data : draftOf(input, parsed.error.issues)) as AccountDraft;
  const problems = [
    ...(parsed.success ? [] : schemaProblems(accountSettings, input, parsed.error.issues)).map((problem) => ({
      ...problem,
      at: `account: ${problem.at || 'everything'}`,
    })),
    ...accountProblems(draft, environments),
  ];
  const [environment] = environments;
  if (!parsed.success || !environment || problems.length > 0) throw new AccountError(problems);
  const { project, tags, state } = environment;
  const useLockfile = environments.some((each) => each.state.useLockfile);
  return Object.freeze({
    ...parsed.data,
    project,
    projectTag: tags.Project,
    state: Object.freeze({ ...state, useLockfile }),
  });
}
