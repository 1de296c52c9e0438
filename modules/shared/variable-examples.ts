import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, TerraformStack } from 'cdktf';

/** A variable in Terraform JSON. */
interface Variable {
  readonly description?: string;
  /** Absent if the operator must set a value. */
  readonly default?: unknown;
}

/**
 * Writes `terraform.tfvars.example` beside each stack's Terraform JSON.
 * @see Terraform documentation, "Variable Definitions (.tfvars) Files"
 */
export function writeVariableExamples(app: App): void {
  for (const { node } of app.node.children.filter(TerraformStack.isStack)) {
    const folder = join(app.outdir, 'stacks', node.id);
    const { variable = {} } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    writeFileSync(join(folder, 'terraform.tfvars.example'), variableExample(node.id, variable));
  }
}

/** All variables with their descriptions. Those with a default are commented out and show it. */
export function variableExample(stack: string, variables: Readonly<Record<string, Variable>>): string {
  const lines = Object.entries(variables).map(([name, variable]) => {
    const optional = 'default' in variable;
    const assignment = `${name} = ${JSON.stringify(optional ? variable.default : '')}`;
    return `# ${variable.description}\n${optional ? '# ' : ''}${assignment}\n`;
  });
  return [`# Variables of ${stack}.\n`, ...lines].join('\n');
}
