import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { run } from './processes';

/** AWS provider that the stacks are pinned to. */
const PROVIDER = { address: 'registry.terraform.io/hashicorp/aws', version: '5.100.0' };
/** First Terraform with write-only arguments. */
const TERRAFORM = { major: 1, minor: 11 };

/** Program of the emulator; `--check` says whether a Python can run it. */
export const LAUNCHER = join(__dirname, 'emulator', 'launcher.py');

/** Something is not installed; the message is one sentence for whoever has to install it. */
export class Missing extends Error {}

/** Checks Terraform's version and returns its command. */
export async function requireTerraform(): Promise<string> {
  const needed = `Terraform ${TERRAFORM.major}.${TERRAFORM.minor} or newer`;
  const version = await run('terraform', ['version', '-json'], {
    env: { ...process.env, TF_CLI_CONFIG_FILE: '', CHECKPOINT_DISABLE: '1' },
  }).catch(() => {
    throw new Missing(`${needed} is missing: there is no terraform on PATH.`);
  });
  const found: string = JSON.parse(version.stdout).terraform_version;
  const [major = 0, minor = 0] = found.split('.').map(Number);
  if (major !== TERRAFORM.major || minor < TERRAFORM.minor) {
    throw new Missing(`${needed} is missing: the terraform on PATH is ${found}.`);
  }
  return 'terraform';
}

/** Folder to install providers from; undefined means HashiCorp's registry. */
export function requireProviderMirror(): string | undefined {
  const mirror = process.env['TF_PLUGIN_MIRROR'];
  if (!mirror) return undefined;
  const { address, version } = PROVIDER;
  const unpacked = join(mirror, address, version);
  const packed = join(mirror, address, `terraform-provider-aws_${version}_${platform()}.zip`);
  if (!existsSync(join(unpacked, platform())) && !existsSync(packed)) {
    throw new Missing(
      `The AWS provider is missing: TF_PLUGIN_MIRROR is ${mirror}, which has no ${address} ${version} for ` +
        `${platform()}; unset it to install from registry.terraform.io.`,
    );
  }
  return resolve(mirror);
}

/** The provider that `terraform init` has put into the root in `folder`. */
export function providerBinary(folder: string): string {
  const installed = join(folder, '.terraform', 'providers', PROVIDER.address, PROVIDER.version, platform());
  const name = readdirSync(installed).find((each) => each.startsWith('terraform-provider-aws_'));
  if (!name) throw new Error(`There is no provider in ${installed}.`);
  return join(installed, name);
}

/** Finds a Python that can run the emulator: the first one on PATH that has the right moto. */
export async function requirePython(): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const pythons = [...new Set(folders)].map((folder) => join(folder, 'python3')).filter(existsSync);
  const refusals: string[] = [];
  for (const python of pythons) {
    const { code, output } = await run(python, ['-B', LAUNCHER, '--check']);
    if (code === 0) return python;
    refusals.push(output.trim());
  }
  throw new Missing(refusals[0] ?? 'The emulator needs Python 3.11 or newer; there is no python3 on PATH.');
}

/** This machine, as Terraform writes it: linux_amd64, darwin_arm64. */
const platform = () => `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
