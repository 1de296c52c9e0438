import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectTo } from '../aws';
import { startEmulator } from '../emulator';
import { EnvironmentRun } from '../environment';
import { expectCloudFront } from '../expectations/cloudfront';
import { createHostedZone } from '../operator';
import type { Part } from '../part';
import { Stack } from '../stack';
import { StateBackend } from '../state-backend';
import { synthesize } from '../synthesis';
import { Terraform } from '../terraform';
import { valuesOf } from '../variables';

const NAME = 'staging';

/** Staging with CloudFront and an allow list switched on, in an account of its own: from the first apply to the last destroy. */
export async function applyBehindCloudFront({ folder: parent, python, steps }: Part): Promise<void> {
  const folder = join(parent, 'cloudfront');
  mkdirSync(folder);
  const terraform = await Terraform.find(folder);
  const { endpoint, stop } = await steps.step('emulator: start', () => startEmulator(python, folder, []));
  const aws = connectTo(endpoint);
  const state = new StateBackend(aws);
  await steps.step('state bucket and lock table', () => state.create());
  await steps.step('hosted zone', () => createHostedZone(aws));
  const synthesized = await steps.step('synth', () =>
    synthesize(folder, { environment: NAME, preload: join(__dirname, 'switch-on.ts') }),
  );
  const values = { ...valuesOf(NAME), allowed_cidr_blocks: ['203.0.113.0/24'] };
  const stacks = synthesized.map((stack) => new Stack(stack, terraform, endpoint, state, values));

  const environment = new EnvironmentRun(NAME, stacks, steps, aws, state);
  await environment.bringUp(environment.foundation);
  await environment.putKeys();
  await environment.bringUp(environment.application);
  await steps.prove('CloudFront', 'distribution, firewall and DNS', async (say) =>
    say(await expectCloudFront(aws, environment.expected)),
  );
  await environment.expectNoChanges();
  await environment.takeDown();
  stop();
}
