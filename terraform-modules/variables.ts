import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { InputVariable, Validation } from './input-variable';

/** The `variable` blocks of a module, each with what its documentation says about it. */
export class Variables {
  private readonly known = new Map<
    string,
    { readonly input: InputVariable; readonly variable: TerraformVariable }
  >();

  constructor(private readonly scope: Construct) {}

  /** In the order in which they were declared, those that a composition of the stacks declares itself included. */
  get all(): readonly InputVariable[] {
    return this.scope.node.children
      .filter((child) => child instanceof TerraformVariable)
      .map((variable) => this.known.get(variable.node.id)?.input ?? declaredElsewhere(variable));
  }

  declare(input: InputVariable): TerraformVariable {
    const variable = new TerraformVariable(this.scope, input.name, {
      type: input.type,
      description: input.description,
      nullable: input.default === null,
      default: input.default ?? undefined,
    });
    for (const validation of input.validation ?? []) addValidation(variable, validation);
    // Not the `default` option: CDKTF fails on null.
    if (input.default === null) variable.addOverride('default', null);
    this.known.set(input.name, { input, variable });
    return variable;
  }

  /** Adds a validation to one that was declared. */
  restrict(name: string, validation: Validation): void {
    const known = this.known.get(name);
    if (!known) throw new Error(`No variable "${name}"; there are: ${[...this.known.keys()].join(', ')}.`);
    addValidation(known.variable, validation);
  }
}

const addValidation = (variable: TerraformVariable, { condition, errorMessage }: Validation): void =>
  variable.addValidation({ condition: `\${${condition}}`, errorMessage });

/** One that the stacks declare, too. An optional one is declared without its default, see there. */
const declaredElsewhere = (variable: TerraformVariable): InputVariable => ({
  name: variable.node.id,
  type: variable.type ?? 'string',
  description: variable.description ?? '',
  ...(variable.nullable
    ? { default: null }
    : variable.default !== undefined && { default: variable.default }),
});
