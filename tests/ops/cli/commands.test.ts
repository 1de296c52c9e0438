import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'yargs';
import { COMMANDS } from '../../../ops/cli/commands';
import { type AnyDefinition, ENVIRONMENTS, GROUPS } from '../../../ops/cli/definition';
import { parse } from '../../../ops/cli/parse';
import { exitCodeOf } from '../../../ops/cli/run';
import { COMMAND_REFERENCE, commandReference } from '../../../ops/docs/command-reference';
import { UsageError } from '../../../ops/toolbox/usage-error';
import { RecordedConsole } from '../support/console';

const recorded = new RecordedConsole();

beforeEach(() => recorded.record());
afterEach(() => jest.restoreAllMocks());

const terminal = { typedIn: process.cwd(), color: false };
const bmo = (...words: readonly string[]) => exitCodeOf(COMMANDS, words, terminal);

const byName = COMMANDS.map((command) => [command.name, command] as const);

/** A command line without the name of its command. */
const argumentsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].slice(1).map(([, quoted, plain]) => quoted ?? plain ?? '');

describe.each(byName)('npx bmo %s', (name, command: AnyDefinition) => {
  it('has a help with its examples, which ends with 0', async () => {
    expect(await bmo(name, '--help')).toBe(0);
    const [help = ''] = recorded.output;
    expect(help).toMatch(new RegExp(`^npx bmo ${name}`));
    for (const [line] of command.examples) expect(help).toContain(`npx bmo ${line}`);
    expect(recorded.errors).toEqual([]);
  });

  it('has examples, and each is a valid command line', async () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const [line] of command.examples) {
      expect(line.split(' ')[0]).toBe(name);
      await expect(parse(command, argumentsOf(line))).resolves.toBeDefined();
    }
  });

  it('refuses an option that it does not have', async () => {
    expect(await bmo(...exampleOf(command), '--wrong')).toBe(2);
    expect(recorded.errors.join()).toContain('Unknown option --wrong.');
  });

  it('describes itself, its arguments and its options', () => {
    expect(command.summary).toMatch(/^\S.{10,85}[^.]$/);
    expect(command.description).toMatch(/\.$/);
    const described: readonly Options[] = Object.values({ ...command.positionals, ...command.options });
    for (const { describe } of described) {
      expect(describe).toMatch(/\S/);
    }
    expect(GROUPS).toContain(command.group);
  });
});

const exampleOf = ({ examples }: AnyDefinition): readonly string[] => {
  const [line = ''] = examples[0] ?? [];
  return line.split(' -- ')[0]?.split(' ') ?? [];
};

const withEnvironment = COMMANDS.filter(({ positionals }) => 'environment' in positionals);

describe.each(withEnvironment.map(({ name }) => name))('The environment of npx bmo %s', (name) => {
  it('is required', async () => {
    expect(await bmo(name)).toBe(2);
    expect(recorded.errors.join()).toMatch(
      new RegExp(
        `^The environment is missing\\. Allowed: ${ENVIRONMENTS.join(', ')}\\.\n\nusage: npx bmo ${name} `,
      ),
    );
  });

  it('is checked before anything is started', async () => {
    const command = COMMANDS.find((each) => each.name === name) as AnyDefinition;
    const words = exampleOf(command).map((word) => (ENVIRONMENTS.includes(word) ? 'prd' : word));
    const run = jest.fn();
    expect(await exitCodeOf([{ ...command, run }], words, terminal)).toBe(2);
    expect(run).not.toHaveBeenCalled();
    expect(recorded.errors.join()).toContain(
      "There is no environment 'prd'. Did you mean prod? Allowed: prod, staging.",
    );
  });
});

describe('The commands', () => {
  it('are all that ops/ has', () => {
    const folder = join(__dirname, '..', '..', '..', 'ops');
    const defined = readdirSync(folder)
      .filter((each) => statSync(join(folder, each)).isDirectory())
      .filter((each) => readdirSync(join(folder, each)).includes('command.ts') && each !== 'modules');
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual(defined.sort());
  });

  it('are described in docs/commands.md, which is current; npm run docs writes it', () => {
    expect(readFileSync(COMMAND_REFERENCE, 'utf8')).toBe(commandReference());
  });

  it('are listed by the help, with the exit codes', async () => {
    expect(await bmo('--help')).toBe(0);
    const [help = ''] = recorded.output;
    for (const { name } of COMMANDS) expect(help).toMatch(new RegExp(`^ {2}${name} +`, 'm'));
    expect(help).toContain('    2  the command line is not valid; nothing was started');
  });

  it('are listed in bold groups where colors are seen', async () => {
    await exitCodeOf(COMMANDS, ['--help'], { ...terminal, color: true });
    expect(recorded.output[0]).toContain('\u001b[1mPlan and apply:\u001b[22m');
  });

  it('are listed as an error when none is named', async () => {
    expect(await bmo()).toBe(2);
    expect(recorded.errors[0]).toMatch(/^usage: npx bmo <command>/);
  });

  it('are named when another one is asked for', async () => {
    expect(await bmo('verfy', 'prod')).toBe(2);
    expect(recorded.errors[0]).toMatch(
      /^There is no command 'verfy'\. Did you mean verify\? Allowed: .*\n\nAll commands: npx bmo --help$/,
    );
  });

  it('throw a UsageError for two values of an option that takes one', async () => {
    const command = {
      ...(COMMANDS[0] as AnyDefinition),
      positionals: {},
      options: { file: { describe: 'a file', type: 'string', requiresArg: true } },
    } as AnyDefinition;
    await expect(parse(command, ['--file', 'a', '--file', 'b'])).rejects.toThrow(
      new UsageError('--file may be given only once.'),
    );
    await expect(parse(command, ['--file'])).rejects.toThrow(new UsageError('--file needs a value.'));
  });
});
