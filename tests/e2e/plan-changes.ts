import type { TerraformRoot } from './terraform';

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: Change;
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

interface Change {
  readonly actions: readonly string[];
  readonly before: Attributes | null;
  readonly after: Attributes | null;
  readonly after_unknown: Attributes;
}

type Attributes = Readonly<Record<string, unknown>>;

/** One thing that a saved plan would do. */
export interface PlannedChange {
  /** Address of a resource, or `output.<name>`. */
  readonly address: string;
  /** `update`, `delete and create`. */
  readonly action: string;
  /** What differs, of an update or a replacement; a creation or a deletion differs in everything. */
  readonly attributes: readonly ChangedAttribute[];
}

interface ChangedAttribute {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What a saved plan would do. */
export async function readChanges(root: TerraformRoot, planFile: string): Promise<readonly PlannedChange[]> {
  const { resource_changes = [], output_changes = {} } = (await root.show(planFile)) as Plan;
  return [
    ...resource_changes
      .filter(({ change }) => changing(change.actions))
      .map(({ address, change }) => ({
        address,
        action: change.actions.join(' and '),
        attributes: attributes(change),
      })),
    ...Object.entries(output_changes)
      .filter(([, { actions }]) => changing(actions))
      .map(([name, { actions }]) => ({
        address: `output.${name}`,
        action: actions.join(' and '),
        attributes: [],
      })),
  ];
}

/** Says which addresses a saved plan that should be empty would change, and in which attributes. */
export async function describeChanges(root: TerraformRoot, planFile: string): Promise<string> {
  const changes = await readChanges(root, planFile);
  const lines = changes.flatMap(({ address, action, attributes }) => [
    `${action} ${address}`,
    ...attributes.map(({ name, before, after }) => `  ${name}: ${before} -> ${after}`),
  ]);
  return `The plan should be empty but has changes:\n\n${lines.join('\n')}`;
}

const changing = (actions: readonly string[]) =>
  actions.some((action) => !['no-op', 'read'].includes(action));

function attributes({ before, after, after_unknown: unknown }: Change): ChangedAttribute[] {
  if (!before || !after) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({
      name,
      before: JSON.stringify(before[name]),
      after: name in after ? JSON.stringify(after[name]) : '(known after apply)',
    }));
}
