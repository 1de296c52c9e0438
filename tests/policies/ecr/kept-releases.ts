import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';
import { readTemplate } from '../support/templates';

const withRule = (selection: Block): Block =>
  samples({
    aws_ecr_lifecycle_policy: {
      policy: JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] }),
    },
  });

/** A service that was not deployed for long still runs an old image, and starts tasks with it. */
export const policy: Policy = {
  rule: 'images with a tag never go by their age, only when there are enough newer ones',
  controls: [],
  violations: every(
    'aws_ecr_lifecycle_policy',
    (body) => {
      const rules = readTemplate(body['policy'])?.['rules'];
      return (
        rules !== undefined &&
        list<Block>(rules).every(
          ({ selection: { tagStatus, countType } }) =>
            tagStatus === 'untagged' || countType === 'imageCountMoreThan',
        )
      );
    },
    'may delete the image that runs',
  ),
  compliant: withRule({ tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 }),
  violating: withRule({ tagStatus: 'any', countType: 'sinceImagePushed', countNumber: 30 }),
};
