import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

/** A tag that somebody forgets, or a name that somebody forgets: the other one still selects. */
export const policy: Policy = {
  rule: 'backup plans select by name and by tag',
  controls: [],
  violations: every(
    'aws_backup_plan',
    (_, address, stack) => {
      const selections = resourcesOf(stack, 'aws_backup_selection').filter(([, { plan_id }]) =>
        refersTo(plan_id, address),
      );
      const isTagged = ([, { condition, selection_tag }]: [string, Block]) =>
        Boolean(condition ?? selection_tag);
      return selections.some(isTagged) && selections.some((selection) => !isTagged(selection));
    },
    'selects in one way only',
  ),
  compliant: {
    resource: {
      aws_backup_plan: { sample: {} },
      aws_backup_selection: {
        named: { plan_id: '${aws_backup_plan.sample.id}', resources: ['arn'] },
        tagged: { plan_id: '${aws_backup_plan.sample.id}', condition: [{}] },
      },
    },
  },
  violating: samples({
    aws_backup_plan: {},
    aws_backup_selection: { plan_id: '${aws_backup_plan.sample.id}', condition: [{}] },
  }),
};
