import type { Change, Plan, ResourceChange } from '../toolbox/plan-json';
import { policyChanges } from './policy-statements';
import { publicExposure } from './public-exposure';
import { securityRelevance } from './security-relevant-resources';
import { STATEFUL_RESOURCES } from './stateful-resources';
import { changedAttributes } from './values';

/** What a plan does with a resource or an output, the worst first. */
export const ACTIONS = ['delete', 'replace', 'forget', 'update', 'create', 'import', 'move'] as const;

export type Action = (typeof ACTIONS)[number];

/** A change, without any value but the statements of policies. */
export interface ReviewedChange {
  /** Address of a resource, or `output.<name>`. */
  readonly address: string;
  /** `aws_iam_role`, or `output`. */
  readonly type: string;
  readonly action: Action;
  /** Names of the attributes that an update or a replacement changes. */
  readonly attributes: readonly string[];
  /** Names of the attributes that force a replacement. */
  readonly forcedBy: readonly string[];
  /** Why its end is a loss, if the plan ends it and it is one. */
  readonly loss?: string;
  /** Why it deserves a second look. */
  readonly security?: string;
  /** What it opens to everybody. */
  readonly exposure?: string;
  /** Statements of its policies that are added (`+`), removed (`-`) or changed (`~`). */
  readonly permissions: readonly string[];
  /** Whether it, or one of these attributes, was changed without Terraform since the last apply. */
  readonly changedOutside: boolean;
}

/** A resource of the synthesized JSON, as far as the review reads it. */
interface SynthesizedResource {
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
}

/** Resources of a stack's Terraform JSON, by type and name. */
export type SynthesizedResources = Readonly<Record<string, Readonly<Record<string, SynthesizedResource>>>>;

/**
 * Everything that a plan would change, the worst first. Lookups are left out.
 * @param resources resources of the same stack's Terraform JSON, which says what must not be destroyed
 */
export function reviewPlan(plan: Plan, resources: SynthesizedResources): readonly ReviewedChange[] {
  const drifted = new Map(plan.resource_drift.map(({ address, change }) => [address, change]));
  const changes = plan.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .flatMap((change) => reviewChange(change, resources, drifted) ?? []);
  const outputs = Object.entries(plan.output_changes).flatMap(([name, { actions }]) => {
    const action = actionOf(actions);
    return action ? [{ address: `output.${name}`, type: 'output', action, ...NOTHING }] : [];
  });
  return [...changes, ...outputs].sort(
    (a, b) => ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action) || a.address.localeCompare(b.address),
  );
}

const NOTHING = { attributes: [], forcedBy: [], permissions: [], changedOutside: false } as const;

function reviewChange(
  resource: ResourceChange,
  resources: SynthesizedResources,
  drifted: ReadonlyMap<string, Change>,
): ReviewedChange | undefined {
  const { address, previous_address: previous, type, name, deposed, change } = resource;
  const action = actionOf(change.actions) ?? (change.importing ? 'import' : previous ? 'move' : undefined);
  if (!action) return undefined;
  const attributes = changedAttributes(change);
  const isEnd = action === 'delete' || action === 'replace';
  const isProtected = resources[type]?.[name]?.lifecycle?.prevent_destroy === true;
  return {
    address: deposed ? `${address} (deposed object ${deposed})` : address,
    type,
    action,
    attributes,
    forcedBy: [...new Set((change.replace_paths ?? []).map(([attribute]) => String(attribute)))],
    loss: isEnd
      ? (STATEFUL_RESOURCES[type]?.loss ??
        (isProtected ? 'the stack protects it with prevent_destroy' : undefined))
      : undefined,
    security: securityRelevance(type, action === 'update' || action === 'replace' ? attributes : undefined),
    exposure: publicExposure(resource),
    permissions: policyChanges(change),
    changedOutside: isChangedOutside(attributes, drifted.get(address)),
  };
}

/** Much of what Terraform reads anew differs in nothing but its form, such as no tags and an empty set of them. */
const isChangedOutside = (attributes: readonly string[], drift: Change | undefined): boolean =>
  drift !== undefined &&
  (drift.actions.includes('delete') || changedAttributes(drift).some((name) => attributes.includes(name)));

function actionOf(actions: readonly string[]): Action | undefined {
  if (actions.includes('delete') && actions.includes('create')) return 'replace';
  return ACTIONS.find((action) => actions.includes(action));
}
