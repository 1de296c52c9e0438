import assert from 'node:assert/strict';
import type { EnvironmentRun } from '../environment';
import { expectEqual } from '../expectations/lookups';
import { DEPLOYED_TAG, RAILS_IMAGE } from './deploy';
import { planRollOut, rollOut, runningRevisions } from './roll-out';

/**
 * Deploys an image whose containers end as soon as they start: ECS goes back to the revision before, the apply
 * fails and says so. With the tag of before it succeeds again.
 */
export async function deployBrokenImage(environment: EnvironmentRun): Promise<void> {
  const { application, steps, expected } = environment;
  const before = await runningRevisions(environment);
  application.setVariables({ rails_api_image_tag: 'broken-3e9a1c7' });
  await planRollOut(environment, 'a broken image', RAILS_IMAGE);
  await steps.prove('broken image', `${application.name}: apply of a broken image`, async (say) => {
    const output = await application.applyInVain();
    const rolledBack = ['rails', 'sidekiq'].filter((name) =>
      new RegExp(`ECS\\s+rolled\\s+the\\s+service\\s+${expected.prefix}-${name}\\s+back`).test(
        // Terraform draws a line beside an error and breaks its text.
        output.replace(/^│ ?/gm, ''),
      ),
    );
    expectEqual('services that the apply says are rolled back', rolledBack, ['rails', 'sidekiq']);
    const errors = [...output.matchAll(/^│? ?Error: (.*)$/gm)].map(([, message]) => message);
    assert.ok(
      errors.every((message) => message === 'Resource postcondition failed'),
      `the apply fails for other reasons too: ${errors.join('; ')}`,
    );
    expectEqual('running revisions', await runningRevisions(environment), before);
    say('failed: rails and sidekiq rolled back, they run what they ran before');
  });
  application.setVariables({ rails_api_image_tag: DEPLOYED_TAG });
  await rollOut(environment, 'recovery from a broken image', 'the image of before', RAILS_IMAGE);
}
