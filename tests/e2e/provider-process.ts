import { createInterface } from 'node:readline';
import { start, tail } from './processes';

/**
 * A running AWS provider that Terraform commands ask instead of starting one each, which takes most of the time of a
 * short command. It keeps one configuration for all of them, so it fits commands that configure it alike, such as
 * `terraform test` of modules with one region, or not at all: `validate`, `show`.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode
 */
export class ProviderProcess {
  private constructor(
    /** Variables by which a Terraform command finds it. */
    readonly env: NodeJS.ProcessEnv,
    /** Ends it. */
    readonly stop: () => void,
  ) {}

  static async start(binary: string, env: NodeJS.ProcessEnv): Promise<ProviderProcess> {
    const child = start(binary, ['-debug'], { env: { ...env, TF_LOG: 'off' } });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors = tail(`${errors}${text}`, 20);
    });
    const address = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`The provider ended with ${code}:\n\n${errors}`)));
      if (!child.stdout) return;
      createInterface(child.stdout).on('line', (line) => {
        const [, found] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? [];
        if (found) resolve(found);
      });
    });
    return new ProviderProcess({ TF_REATTACH_PROVIDERS: address }, () => child.kill('SIGINT'));
  }
}
