import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../emulator';
import type { Part } from '../part';
import type { ProviderProcess } from '../provider-process';
import { Terraform } from '../terraform';
import { type WrittenModule, writeEveryModule } from './written-modules';

/**
 * Runs `terraform test` in every module that HCL can call: what it plans, and which inputs it refuses. An emulator
 * holds the secrets, which Terraform draws and reads while it plans.
 */
export async function testModules({ folder: parent, python, steps }: Part): Promise<void> {
  const folder = join(parent, 'terraform-modules');
  mkdirSync(folder);
  const terraform = await Terraform.find(folder);
  const { endpoint, stop } = await steps.step('emulator: start', () => startEmulator(python, folder, []));
  const modules = await steps.step('synth', async () => writeEveryModule(join(folder, 'modules')));
  const environment = { AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint };
  let shared: ProviderProcess | undefined;
  const test = (module: WrittenModule) =>
    steps.prove('terraform test', `module ${module.name}: test`, async (say) => {
      const root = terraform.root(module.folder, environment);
      await root.init('-backend=false');
      shared ??= await terraform.startProvider(root, environment);
      // A provider that several share has one region.
      const passed = await (hasOneRegion(module) ? root.using(shared) : root).test();
      assert.ok(passed > 0, `There are no tests in terraform-modules/tests/${module.name}.tftest.hcl.`);
      say(`passed ${passed}`);
    });
  await steps.forEach(modules, test);
  shared?.stop();
  stop();
}

const hasOneRegion = ({ configuration }: WrittenModule): boolean =>
  configuration.terraform.required_providers.aws.configuration_aliases === undefined;
