import { type Policies, samples } from './support/policy';
import { accompanied, every, list } from './support/resources';
import { readTemplate } from './support/templates';

const matching = (pattern: object) =>
  samples({ aws_cloudwatch_event_rule: { event_pattern: JSON.stringify(pattern) } });

export const policies: Policies = {
  /** Any principal that may put events on the bus chooses their contents, but no source that begins with `aws.`. */
  'named-sources': {
    rule: 'rules of EventBridge match a detail type, and AWS services as sources',
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
      'matches events from other sources than AWS services',
    ),
    compliant: matching({ source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'] }),
    violating: matching({ 'detail-type': ['ECS Task State Change'] }),
  },
  'switched-on': {
    rule: 'rules of EventBridge are enabled',
    controls: [],
    violations: every(
      'aws_cloudwatch_event_rule',
      ({ state = 'ENABLED', is_enabled = true }) => state !== 'DISABLED' && is_enabled !== false,
      'is disabled',
    ),
    compliant: samples({ aws_cloudwatch_event_rule: {} }),
    violating: samples({ aws_cloudwatch_event_rule: { state: 'DISABLED' } }),
  },
  targets: {
    rule: 'rules of EventBridge have a target',
    controls: [],
    violations: accompanied(
      'aws_cloudwatch_event_rule',
      { type: 'aws_cloudwatch_event_target', through: 'rule', obeys: ({ arn }) => Boolean(arn) },
      'has no target',
    ),
    compliant: samples({
      aws_cloudwatch_event_rule: {},
      aws_cloudwatch_event_target: {
        rule: '${aws_cloudwatch_event_rule.sample.name}',
        arn: '${aws_sns_topic_policy.sample.arn}',
      },
    }),
    violating: samples({ aws_cloudwatch_event_rule: {} }),
  },
};
