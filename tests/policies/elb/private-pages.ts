import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** Pages with which the AI service describes itself, and one that nobody knows. */
const PRIVATE = ['/docs', '/docs/oauth2-redirect', '/redoc', '/openapi.json', '/unknown-page'];

/** Whether a pattern takes the path: `*` is anything, `?` one character. */
const takes = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(path);

/** Path patterns of a rule; one without any takes every path. */
const patternsOf = ({ condition }: Block): readonly string[] => {
  const patterns = list<Block>(condition).flatMap(({ path_pattern }) =>
    list<string>(block(path_pattern)['values']),
  );
  return patterns.length > 0 ? patterns : ['*'];
};

const forwarding = (pattern: string): Block =>
  samples({
    aws_lb_listener_rule: {
      action: [{ type: 'forward' }],
      condition: [{ path_pattern: { values: [pattern] } }],
    },
  });

export const policy: Policy = {
  rule: 'no rule leads to the documentation of a service, or to every path',
  controls: [],
  violations: every(
    'aws_lb_listener_rule',
    (rule) =>
      !list<Block>(rule['action']).some(({ type }) => type === 'forward') ||
      !patternsOf(rule).some((pattern) => PRIVATE.some((path) => takes(pattern, path))),
    'opens pages that are for nobody outside',
  ),
  compliant: forwarding('/api/v1/*'),
  violating: forwarding('/d?cs*'),
};
