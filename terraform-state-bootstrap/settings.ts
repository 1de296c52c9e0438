import { z } from 'zod';
import type { DeepReadonly } from '../modules/config/deep-types';
import { draftOf } from '../modules/config/draft';
import type { Environment } from '../modules/config/schema';
import { countProblems, formatProblems, type Problem } from '../modules/shared/problems';
import { formatted } from '../modules/shared/schema';
import { schemaProblems } from '../modules/shared/schema-problems';
import type { StateBackend } from '../modules/shared/state-location';
import { UserError } from '../modules/shared/user-error';
import { type AccountDraft, accountProblems } from './rules';

/** Longest stay that lifecycle settings accept, ten years; a longer number is a typing error. */
const MOST_DAYS = 3653;

/** Most noncurrent versions that S3 keeps beyond their age. */
const MOST_KEPT_VERSIONS = 100;

const WORD = '[a-z0-9]+(-[a-z0-9]+)*';

/**
 * What the account keeps for all environments. Name and region of the state bucket and name of the lock table
 * are not among it: `state` in the files of `environments/` is their only definition.
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
        .describe('Earlier versions of each state that are kept, however old they are.'),
      days: z
        .int()
        .min(1)
        .max(MOST_DAYS)
        .describe('Days that versions beyond those are kept. Lowering it deletes older ones within days.'),
    })
    .describe('Earlier versions of each state: the way back from a broken one.'),
  accessLogRetentionDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .describe(
      'Days that the record of requests to the state bucket is kept. Lowering it deletes older records ' +
        'within a day or two.',
    ),
  replication: z
    .discriminatedUnion('enabled', [
      z.strictObject({ enabled: z.literal(false) }),
      z.strictObject({
        enabled: z.literal(true),
        region: formatted(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region name such as us-west-2').describe(
          'Region of the copy, another one than that of the state bucket. Changing it asks for another ' +
            'bucket of the same name, which S3 refuses until the old one is gone.',
        ),
      }),
    ])
    .describe(
      'Copy of the state bucket in another region, for the day its region is down. Begins with what is ' +
        'written from then on. Switching it off stops the copying; S3 refuses to delete a copy that holds states.',
    ),
  github: z
    .strictObject({
      oidcProvider: z
        .enum(['create', 'existing'])
        .describe(
          '`existing` where the account has the identity provider token.actions.githubusercontent.com ' +
            'already: IAM takes one of each URL.',
        ),
    })
    .describe('How GitHub Actions proves who it is.'),
});

/** What `account.ts` holds. */
export type AccountInput = DeepReadonly<z.input<typeof accountSettings>>;

/** Validated settings of the account, with what the environments say about all of them; frozen. */
export type Account = DeepReadonly<z.output<typeof accountSettings>> & {
  /** First part of every name: `bmo-learning`. */
  readonly project: string;
  /** `Project` tag of the environments' resources. */
  readonly projectTag: string;
  /** Where the states of the account lie, as all environments say. */
  readonly state: Required<StateBackend>;
};

/** Thrown when the account cannot be bootstrapped; its message lists everything that has to be corrected. */
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
 * The account's settings, checked by themselves and against the environments.
 *
 * @param input what `account.ts` holds
 * @param environments all of them, validated by `loadEnvironments`; never a selection
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
