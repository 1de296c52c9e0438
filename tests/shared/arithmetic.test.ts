import { TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import { less, lookUp, shareOf } from '../../modules/shared/arithmetic';
import { synthesizeConstruct } from '../support/synthesize';

const TABLE = new Map([
  ['small', 2],
  ['large', 8],
]);

const variable = (stack: TerraformStack, name: string, type: string) =>
  new TerraformVariable(stack, name, { type });

const outputOf = (value: (stack: TerraformStack) => unknown) =>
  synthesizeConstruct((stack) => {
    new TerraformOutput(stack, 'result', { value: value(stack), staticId: true });
  });

describe('a percentage of a product', () => {
  it('is an integer if all values are known', () => {
    expect(shareOf(80, 786)).toBe(628);
    expect(shareOf(8, 200, 1024 ** 3)).toBe(17_179_869_184);
  });

  it.each([
    ['the percentage', (unknown: number) => shareOf(unknown, 100), 'floor(((var.n * 100) / 100))'],
    ['a factor', (unknown: number) => shareOf(80, unknown, 2), 'floor((((80 * var.n) * 2) / 100))'],
  ])('is calculated by Terraform if %s is known at plan time', (_, share, expression) => {
    const { result } = outputOf((stack) => share(variable(stack, 'n', 'number').numberValue)).outputs();
    expect(result?.['value']).toBe(`\${${expression}}`);
  });
});

describe('a difference', () => {
  it('is calculated at synthesis, or by Terraform', () => {
    expect(less(120, 10)).toBe(110);
    const { result } = outputOf((stack) => less(variable(stack, 'n', 'number').numberValue, 10)).outputs();
    expect(result?.['value']).toBe('${(var.n - 10)}');
  });
});

describe('a lookup in a table', () => {
  it('is resolved at synthesis if the name is known', () => {
    const { json } = synthesizeConstruct((stack) => {
      expect(lookUp(stack, 'memory', TABLE, 'large')).toBe(8);
      expect(lookUp(stack, 'memory', TABLE, 'huge')).toBeUndefined();
    });
    expect(json).not.toHaveProperty('locals');
  });

  it('is a local value if the name is known at plan time', () => {
    const configuration = outputOf((stack) =>
      lookUp(stack, 'memory', TABLE, variable(stack, 'name', 'string').stringValue),
    );
    expect(configuration.json['locals']).toEqual({ memory: '${{"small" = 2, "large" = 8}[var.name]}' });
    expect(configuration.outputs()['result']?.['value']).toBe('${local.memory}');
  });
});
