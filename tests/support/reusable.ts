import { type TerraformStack, TerraformVariable } from 'cdktf';
import { synthesizeConstruct } from './synthesize';

/** Values that are known at plan time only: Terraform variables, each declared when it is first asked for. */
export interface UnknownValues {
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
}

/**
 * Tests that a construct can be used by anybody: with values that are known at plan time only, as in a Terraform
 * module, and more than once in a stack.
 */
export function itIsReusable(
  build: (stack: TerraformStack, id: string, unknown: UnknownValues) => unknown,
): void {
  const synthesized = synthesizeConstruct((stack) => {
    const unknown = unknownValues(stack);
    build(stack, 'one', unknown);
    build(stack, 'two', unknown);
  });

  it('takes values that are known at plan time only', () => {
    expect(synthesized.text).toMatch(/\bvar\.\w+/);
    expect(synthesized.text).not.toMatch(/TfToken|-1\.888/);
  });

  it('can be there twice', () => {
    const names = (id: string) =>
      synthesized
        .addresses()
        .filter((address) => new RegExp(`\\.${id}(_|$)`).test(address))
        .map((address) => address.replace(`.${id}`, '.x'));
    expect(names('one').length).toBeGreaterThan(0);
    expect(names('one')).toEqual(names('two'));
  });
}

function unknownValues(stack: TerraformStack): UnknownValues {
  const variables = new Map<string, TerraformVariable>();
  const variable = (name: string, type: string): TerraformVariable => {
    const known = variables.get(name) ?? new TerraformVariable(stack, name, { type });
    variables.set(name, known);
    return known;
  };
  return {
    text: (name) => variable(name, 'string').stringValue,
    number: (name) => variable(name, 'number').numberValue,
  };
}
