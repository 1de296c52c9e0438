import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../emulator';
import type { Part } from '../part';
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
  const { endpoint, stop } = await steps.step('modules: emulator', () => startEmulator(python, folder, []));
  const modules = await steps.step('modules: synth', async () => writeEveryModule(join(folder, 'modules')));
  const test = (module: WrittenModule) =>
    steps.step(`module ${module.name}: test`, async (say) => {
      const root = terraform.root(module.folder, { AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint });
      await root.init('-backend=false');
      const passed = await root.test();
      assert.ok(passed > 0, `There are no tests in terraform-modules/tests/${module.name}.tftest.hcl.`);
      say(`passed ${passed}`);
    });
  await steps.forEach(modules, test);
  stop();
}
