import { createColors } from 'picocolors';
import { COMMANDS } from '../../../ops/cli/commands';
import { completions } from '../../../ops/cli/completion';
import { command as completion } from '../../../ops/completion/command';
import { RecordedConsole } from '../support/console';

/** What Tab offers after a command line without the program's name. */
const offered = (line: string) => completions(COMMANDS, line.split(' '));

describe('The Tab key', () => {
  it.each([
    ['ver', ['verify']],
    ['--', ['--help', '--version']],
    ['tf ', ['prod', 'staging']],
    ['tf st', ['staging']],
    ['tf prod ', ['plan', 'apply', 'destroy']],
    ['tf prod plan ', ['foundation', 'application']],
    ['tf --no-synth prod plan f', ['foundation']],
    ['tf prod plan foundation ', []],
    ['tf prod plan --d', ['--detailed-exitcode']],
    ['tf prod plan -- -t', []],
    ['verify prod --j', ['--json']],
    ['completion ', ['bash', 'zsh']],
    ['nothing ', []],
  ])('after "%s" offers %j', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  it('offers every command at first', () => {
    expect(offered('')).toEqual([...COMMANDS.map(({ name }) => name), '--help', '--version']);
  });
});

describe('npx bmo completion', () => {
  const recorded = new RecordedConsole();
  const { SHELL, ZSH_NAME } = process.env;

  beforeEach(() => recorded.record());
  afterEach(() => {
    jest.restoreAllMocks();
    restore('SHELL', SHELL);
    restore('ZSH_NAME', ZSH_NAME);
  });

  it.each([
    ['bash', /^complete .* bmo$/m],
    ['zsh', /^compdef .* bmo$/m],
  ])('prints a script for %s that defines bmo', async (shell, registers) => {
    const print = (line: string) => recorded.output.push(line);
    await completion.run(
      { shell: shell as 'bash' },
      {
        print,
        note: print,
        color: false,
        colors: createColors(false),
        typedIn: '/',
        rest: [],
      },
    );
    const script = recorded.output.join('\n');
    expect(script).toMatch(/^bmo\(\) \{ '.*\/ops\/bmo' "\$@"; \}$/m);
    expect(script).toMatch(registers);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
