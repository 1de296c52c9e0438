import type { MetricMath } from '../../../modules/shared/metric';

type Value = number | undefined;

/** Functions of metric math that the expressions use, over one period. */
const FUNCTIONS = {
  FILL: (value: Value, otherwise: number) => value ?? otherwise,
  IF: (condition: boolean, yes: Value, no: Value) => (condition ? yes : no),
};

/** Value of an expression in one period, from the values of its metrics; a metric without a value is left out. */
export function evaluate(
  { expression, metrics }: MetricMath,
  values: Readonly<Record<string, number>>,
): Value {
  const names = Object.keys(metrics);
  const inputs = names.map((name) => values[name]);
  return Function(
    ...Object.keys(FUNCTIONS),
    ...names,
    `return ${expression};`,
  )(...Object.values(FUNCTIONS), ...inputs);
}
