import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, isTrue, list } from '../support/resources';

/** Functions that give as many series as they find: CloudWatch takes them for graphs only. */
const MANY = /\b(SEARCH|METRICS|SERVICE_QUOTA)\s*\(/;

const asked = (...queries: Block[]): Block =>
  samples({ aws_cloudwatch_metric_alarm: { metric_query: queries } });
const errors = { id: 'errors', metric: { metric_name: 'HTTPCode_Target_5XX_Count' } };

export const policy: Policy = {
  rule: 'an alarm on a calculation compares one series, from metrics that are all used',
  controls: [],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ metric_query }) => {
      const queries = list<Block>(metric_query);
      const expressions = queries.flatMap(({ expression }) => expression ?? []).join('\n');
      const isUsed = ({ id, return_data }: Block) =>
        isTrue(return_data) || new RegExp(`\\b${id}\\b`).test(expressions);
      return (
        queries.length === 0 ||
        (queries.filter(({ return_data }) => isTrue(return_data)).length === 1 &&
          queries.every(isUsed) &&
          !MANY.test(expressions))
      );
    },
    'compares no series, or several',
  ),
  compliant: asked({ id: 'result', expression: '100 * errors', return_data: true }, errors),
  violating: asked(
    { id: 'result', expression: '100 * errors', return_data: true },
    { ...errors, return_data: true },
  ),
};
