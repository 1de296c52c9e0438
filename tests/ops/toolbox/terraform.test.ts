import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asTyped, runOnTerminal, terraform } from '../../../ops/toolbox/terraform';
import { refusal } from '../../support/refusal';

let printed: jest.SpyInstance;

beforeEach(() => {
  printed = jest.spyOn(console, 'log').mockImplementation();
});

afterEach(() => printed.mockRestore());

const node = (script: string, ...unset: string[]) => ({
  program: process.execPath,
  args: ['--eval', script],
  unset,
});

describe('A command', () => {
  it('runs Terraform in the folder of a stack', () => {
    expect(asTyped(terraform('cdktf.out/stacks/a', 'plan', '-out=tfplan'))).toBe(
      'terraform -chdir=cdktf.out/stacks/a plan -out=tfplan',
    );
  });

  it('is printed as a shell takes it', () => {
    expect(asTyped(terraform('a', 'plan', '-var', "name=it's me", '-target=a["b"]'))).toBe(
      `terraform -chdir=a plan -var 'name=it'\\''s me' '-target=a["b"]'`,
    );
    expect(asTyped({ program: 'node', args: ['main.ts'], unset: ['A'] })).toBe('env -u A node main.ts');
  });

  it('is printed before it runs', async () => {
    await runOnTerminal(node('0'));
    expect(printed.mock.calls).toEqual([[`\n$ ${process.execPath} --eval 0`]]);
  });

  it('ends with its own exit code', async () => {
    expect(await runOnTerminal(node('process.exit(7)'))).toBe(7);
  });

  it('ends as a shell has it when a signal ends it', async () => {
    expect(await runOnTerminal(node("process.kill(process.pid, 'SIGKILL')"))).toBe(137);
  });

  it('tells Terraform that others say what comes next', async () => {
    expect(await runOnTerminal(node('process.exit(Number(process.env.TF_IN_AUTOMATION))'))).toBe(1);
  });

  it('does not get a variable that is unset for it', async () => {
    process.env['UNSET_FOR_IT'] = '5';
    const script = 'process.exit(Number(process.env.UNSET_FOR_IT ?? 6))';
    expect(await runOnTerminal(node(script))).toBe(5);
    expect(await runOnTerminal(node(script, 'UNSET_FOR_IT'))).toBe(6);
    delete process.env['UNSET_FOR_IT'];
  });

  it('outlives Ctrl-C until the program has ended in order', async () => {
    const ended = runOnTerminal(node('setTimeout(() => process.exit(3), 200)'));
    process.emit('SIGINT');
    expect(await ended).toBe(3);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  it('passes on what only this process is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'terraform-process-'));
    const ready = join(folder, 'ready');
    const ended = runOnTerminal(
      node(
        "process.on('SIGTERM', () => process.exit(4)); setInterval(() => 0, 1000);" +
          `require('node:fs').writeFileSync(${JSON.stringify(ready)}, '')`,
      ),
    );
    while (!existsSync(ready)) await new Promise((resolve) => setTimeout(resolve, 20));
    process.emit('SIGTERM');
    expect(await ended).toBe(4);
    expect(process.listenerCount('SIGTERM')).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('must be installed', async () => {
    expect(await refusal(() => runOnTerminal({ program: 'no-such-terraform', args: [] }))).toBe(
      'There is no no-such-terraform on PATH. Install Terraform 1.11 or newer: ' +
        'https://developer.hashicorp.com/terraform/install',
    );
  });
});
