import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  asTyped,
  type Command,
  readOutput,
  runOnTerminal,
  runToFile,
  terraform,
  terraformShow,
} from '../../../ops/toolbox/terraform';
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

  it("is printed with a shell's quoting", () => {
    expect(asTyped(terraform('a', 'plan', '-var', "name=it's me", '-target=a["b"]'))).toBe(
      `terraform -chdir=a plan -var 'name=it'\\''s me' '-target=a["b"]'`,
    );
    expect(asTyped({ program: 'node', args: ['main.ts'], unset: ['A'] })).toBe('env -u A node main.ts');
    expect(asTyped({ program: 'node', args: ['main.ts'], unset: ['A'], set: { B: 'x y', C: 'z' } })).toBe(
      "env -u A 'B=x y' C=z node main.ts",
    );
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

  it('that ends well in spite of Ctrl-C lets nothing follow', async () => {
    const ended = runOnTerminal(node('setTimeout(() => process.exit(0), 50)'));
    process.emit('SIGINT');
    expect(await ended).toBe(130);
  });

  it('tells Terraform to print no next steps', async () => {
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

  it('passes on the variables of this call', async () => {
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

describe('A command whose output goes to a file', () => {
  it('leaves warnings and totals on the terminal, and all of it in the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'to-file-'));
    const file = join(folder, 'plan.txt');
    const text = '  + resource\n╷\n│ Warning: x\n╵\nPlan: 1 to add, 0 to change, 0 to destroy.\n';
    expect(await runToFile(node(`console.log(${JSON.stringify(text)}); process.exit(2)`), file)).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(`${text}\n`);
    expect(printed.mock.calls.slice(1).flat()).toEqual([
      '╷',
      '│ Warning: x',
      '╵',
      'Plan: 1 to add, 0 to change, 0 to destroy.',
    ]);
    rmSync(folder, { recursive: true });
  });
});

describe('The output of a command', () => {
  it('is returned and not printed', async () => {
    expect(await readOutput(node("console.log('a'); console.error('b')"))).toBe('a\n');
    expect(printed).not.toHaveBeenCalled();
  });

  it('is replaced by the error output when the command fails', async () => {
    const script = "console.error('no state'); process.exit(3)";
    expect(await refusal(() => readOutput(node(script)))).toMatch(/ ended with exit code 3:\n\nno state$/);
  });

  it('is that of the Node.js that runs this, with the variables that are set for it', async () => {
    const script = 'console.log(process.execPath, process.env.SET_FOR_IT)';
    const command = { program: 'node', args: ['--eval', script], set: { SET_FOR_IT: 'value' } };
    expect(await readOutput(command)).toBe(`${process.execPath} value\n`);
  });

  it('needs a program that is installed', async () => {
    expect(await refusal(() => readOutput({ program: 'no-such-terraform', args: [] }))).toMatch(
      /^There is no no-such-terraform on PATH\./,
    );
  });
});

describe('terraform show', () => {
  const schema = z.object({ format_version: z.string() });
  const commands: string[] = [];
  const read = async (command: Command) => {
    commands.push(asTyped(command));
    return '{"format_version":"1.0"}';
  };

  it('reads the state of a stack, or a saved plan', async () => {
    expect(await terraformShow('a', schema, undefined, read)).toEqual({ format_version: '1.0' });
    expect(await terraformShow('a', schema, 'tfplan', read)).toEqual({ format_version: '1.0' });
    expect(commands).toEqual([
      'terraform -chdir=a show -json -no-color',
      'terraform -chdir=a show -json -no-color tfplan',
    ]);
  });
});
