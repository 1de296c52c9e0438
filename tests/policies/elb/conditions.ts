import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** @see User Guide for Application Load Balancers, "Quotas for your Application Load Balancers" */
const MOST_VALUES = 5;

/** Values of all conditions, of whichever kind. */
const valuesOf = ({ condition }: Block): readonly unknown[] =>
  list<Block>(condition)
    .flatMap((one) => Object.values(one).flatMap((kind) => list<Block>(kind)))
    .flatMap(({ values }) => list(values));

const withPaths = (...values: string[]): Block =>
  samples({ aws_lb_listener_rule: { condition: [{ path_pattern: { values } }] } });

export const policy: Policy = {
  rule: 'listener rules have as many conditions as AWS takes',
  controls: [],
  violations: every(
    'aws_lb_listener_rule',
    (rule) => valuesOf(rule).length > 0 && valuesOf(rule).length <= MOST_VALUES,
    'has no condition, or more than AWS takes',
  ),
  compliant: withPaths('/a', '/b', '/c', '/d', '/e'),
  violating: withPaths('/a', '/b', '/c', '/d', '/e', '/f'),
};
