import type { EnvironmentRun } from '../environment';
import { containerOf } from '../expectations/ecs-lookups';
import type { TaskName } from '../expectations/expected-application';
import { expectEqual } from '../expectations/lookups';
import { findTask } from '../expectations/task-definitions';
import { rollOut } from './roll-out';

/** Tasks that run the image of the Rails API. */
export const RAILS_IMAGE: readonly TaskName[] = ['rails', 'sidekiq', 'migration'];

/** Tag of the image that is deployed. */
export const DEPLOYED_TAG = '8f2b6d4';

/** Deploys another image of the Rails API: a new tag in terraform.tfvars, a plan, an apply; no synth. */
export async function deploy(environment: EnvironmentRun): Promise<void> {
  const { name, application, steps, aws, expected } = environment;
  application.setVariables({ rails_api_image_tag: DEPLOYED_TAG });
  await rollOut(environment, 'deploy', 'a deploy', RAILS_IMAGE);
  await steps.prove('deploy', `${name}: images after a deploy`, async (say) => {
    for (const process of RAILS_IMAGE) {
      const { image } = containerOf(await findTask(aws, expected, process));
      expectEqual(`tag of ${process}`, image.split(':').at(-1), DEPLOYED_TAG);
    }
    say(`${DEPLOYED_TAG} in ${RAILS_IMAGE.join(', ')}`);
  });
}
