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

/** Says which addresses a saved plan that should be empty would change, and in which attributes. */
export async function describeChanges(root: TerraformRoot, planFile: string): Promise<string> {
  const { resource_changes = [], output_changes = {} } = (await root.show(planFile)) as Plan;
  const resources = resource_changes
    .filter(({ change }) => changing(change.actions))
    .map(({ address, change }) => `${change.actions.join(' and ')} ${address}${attributes(change)}`);
  const outputs = Object.entries(output_changes)
    .filter(([, { actions }]) => changing(actions))
    .map(([name, { actions }]) => `${actions.join(' and ')} output.${name}`);
  return `The plan should be empty but has changes:\n\n${[...resources, ...outputs].join('\n')}`;
}

const changing = (actions: readonly string[]) =>
  actions.some((action) => !['no-op', 'read'].includes(action));

/** Attributes that differ, of an update or a replacement; a creation or a deletion differs in all of them. */
function attributes({ before, after, after_unknown: unknown }: Change): string {
  if (!before || !after) return '';
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => {
      const now = name in after ? JSON.stringify(after[name]) : '(known after apply)';
      return `\n  ${name}: ${JSON.stringify(before[name])} -> ${now}`;
    })
    .join('');
}
