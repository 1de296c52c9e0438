import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';
import { readTemplate } from '../support/templates';

const matching = (pattern: object) =>
  samples({ aws_cloudwatch_event_rule: { event_pattern: JSON.stringify(pattern) } });

/** Anybody who may put events on the bus can write the rest of one, but no source that begins with `aws.`. */
export const policy: Policy = {
  rule: 'rules of EventBridge match events of a kind, from services of AWS by their names',
  controls: [],
  violations: every(
    'aws_cloudwatch_event_rule',
    ({ event_pattern }) => {
      const { source, 'detail-type': kinds } = readTemplate(event_pattern) ?? {};
      const sources = list<unknown>(source);
      return (
        list(kinds).length > 0 &&
        sources.length > 0 &&
        sources.every((name) => typeof name === 'string' && name.startsWith('aws.'))
      );
    },
    'believes anybody',
  ),
  compliant: matching({ source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'] }),
  violating: matching({ 'detail-type': ['ECS Task State Change'] }),
};
