import type { Attributes, Plan, ResourceChange } from '../toolbox/plan-json';
import type { ReviewedChange } from './review';
import { STATEFUL_RESOURCES } from './stateful-resources';

/** The stack whose plan was applied. */
export interface AppliedStack {
  readonly environment: string;
  /** `foundation` or `application` */
  readonly role: string;
}

/** Attributes that AWS does not take back to their former value, by type, and what happens instead. */
const ONE_WAY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_db_instance: {
    allocated_storage: 'a volume never shrinks',
    engine_version: 'RDS has no downgrade: restore the snapshot that it took before the upgrade',
    password_wo_version: 'the former password is gone: raise the number again',
  },
  aws_elasticache_replication_group: {
    engine: 'ElastiCache has no way back from Valkey',
    engine_version: 'ElastiCache has no downgrade: a new group, from a snapshot',
  },
  aws_backup_vault_lock_configuration: { changeable_for_days: 'a lock in compliance mode cannot be removed' },
  aws_secretsmanager_secret_version: {
    secret_string_wo_version: 'a new value was written: raise the number again',
  },
};

/**
 * How to go back from a plan that was applied: what an apply of the former configuration does with each change, and what no
 * apply brings back. Empty if the plan changed nothing.
 * @param changes the review of the plan
 */
export function undoCard(
  { environment, role }: AppliedStack,
  plan: Plan,
  changes: readonly ReviewedChange[],
): readonly string[] {
  const resources = changes.filter(({ type }) => type !== 'output');
  if (resources.length === 0) return [];
  const images = formerImages(plan);
  const lost = [...lostForGood(resources), ...oneWay(resources)];
  return [
    'To go back from this apply:',
    ...(images.length > 0
      ? [
          `- Images before: ${images.join(', ')}. Write them into environments/${environment}.${role}.tfvars, if nothing else changed.`,
        ]
      : []),
    '- Otherwise check out the commit that was applied before, with its values in environments/*.tfvars.',
    `- npx bmo tf ${environment} plan ${role}; npx bmo plan-review ${environment} ${role}; npx bmo tf ${environment} apply ${role}`,
    ...whatItDoes(resources),
    ...(lost.length > 0 ? ['No apply brings back:', ...lost.map((line) => `- ${line}`)] : []),
  ];
}

/** What the plan back would do. */
function whatItDoes(changes: readonly ReviewedChange[]): readonly string[] {
  const count = (...actions: readonly string[]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  const words = [
    [count('create'), 'destroys'],
    [count('update'), 'sets back'],
    [count('replace'), 'replaces'],
    [count('delete'), 'creates'],
  ] as const;
  const parts = words.filter(([number]) => number > 0).map(([number, verb]) => `${verb} ${number}`);
  const kept = changes.filter(({ action, type }) => action === 'create' && type in STATEFUL_RESOURCES);
  return [
    ...(parts.length > 0 ? [`  That plan ${parts.join(', ')}.`] : []),
    ...(kept.length > 0
      ? [
          `  It would destroy what may hold data by then: ${kept.map(({ address }) => address).join(', ')}. The review stops it.`,
        ]
      : []),
  ];
}

const lostForGood = (changes: readonly ReviewedChange[]): readonly string[] =>
  changes
    .filter(({ action, loss }) => (action === 'delete' || action === 'replace') && loss)
    .map(({ address, type, loss }) => `${address}: ${STATEFUL_RESOURCES[type]?.wayBack ?? loss}`);

const oneWay = (changes: readonly ReviewedChange[]): readonly string[] =>
  changes
    .filter(({ action }) => action === 'update')
    .flatMap(({ address, type, attributes }) =>
      attributes.flatMap((name) => {
        const why = ONE_WAY[type]?.[name];
        return why ? [`${address}, ${name}: ${why}`] : [];
      }),
    );

const TASK = 'aws_ecs_task_definition';

/** Images that the task definitions of before ran and the new ones do not. */
function formerImages({ resource_changes: changes }: Plan): readonly string[] {
  const tasks = changes.filter(({ type }) => type === TASK);
  const now = tasks.flatMap(({ change }) => imagesOf(change.after));
  const before = tasks.filter(isReplaced).flatMap(({ change }) => imagesOf(change.before));
  return [...new Set(before)].filter((image) => !now.includes(image)).sort();
}

const isReplaced = ({ change }: ResourceChange): boolean => change.actions.includes('delete');

function imagesOf(attributes: Attributes | null | undefined): readonly string[] {
  const text = attributes?.['container_definitions'];
  if (typeof text !== 'string') return [];
  const containers = JSON.parse(text) as readonly { readonly image?: string }[];
  return containers.flatMap(({ image }) => image ?? []);
}
