import { type Policies, samples } from './support/policy';
import { accompanied, block, every, list } from './support/resources';
import { readTemplate } from './support/templates';

const matching = (pattern: object) =>
  samples({ aws_cloudwatch_event_rule: { event_pattern: JSON.stringify(pattern) } });

/** Whether a template is what Amazon Q Developer in chat applications shows in a channel. */
function isChatNotification(template: unknown): boolean {
  const { version, source, content } = readTemplate(template) ?? {};
  const { textType, title, description } = block(content);
  return version === '1.0' && source === 'custom' && textType === 'client-markdown' && title && description;
}

const transformed = (template: unknown) =>
  samples({
    aws_cloudwatch_event_target: { input_transformer: { input_template: JSON.stringify(template) } },
  });

export const policies: Policies = {
  /** Amazon Q Developer drops anything else that is no event of AWS, and says nothing. */
  'chat-notifications': {
    rule: 'what an input transformer makes of an event is a custom notification for a chat channel',
    controls: [],
    violations: every(
      'aws_cloudwatch_event_target',
      ({ input_transformer }) =>
        input_transformer === undefined || isChatNotification(block(input_transformer)['input_template']),
      'is dropped by Amazon Q Developer in chat applications',
    ),
    compliant: transformed({
      version: '1.0',
      source: 'custom',
      content: { textType: 'client-markdown', title: 'Stopped', description: 'A task of <service> stopped' },
    }),
    violating: transformed('A task of <service> stopped'),
  },
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
