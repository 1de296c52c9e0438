import { UserError } from '../../../modules/shared/user-error';
import { type AnyDefinition, flag } from '../../../ops/cli/definition';
import { EXIT, type ExitCode } from '../../../ops/cli/exit-codes';
import { exitCodeOf } from '../../../ops/cli/run';
import { UsageError } from '../../../ops/toolbox/usage-error';
import { awsError } from '../support/aws-answers';
import { RecordedConsole } from '../support/console';

const recorded = new RecordedConsole();

beforeEach(() => recorded.record());
afterEach(() => jest.restoreAllMocks());

/** A command that does what it is told. */
const does = (run: AnyDefinition['run'], more: Partial<AnyDefinition> = {}): AnyDefinition => ({
  name: 'it',
  group: 'Look',
  summary: 'does what it is told',
  description: 'Does what it is told.',
  positionals: {},
  options: { loud: flag('does it loudly') },
  examples: [['it', 'does it']],
  interrupted: '',
  run,
  ...more,
});

const run = (
  command: AnyDefinition,
  words: readonly string[] = [],
  typedIn = process.cwd(),
): Promise<ExitCode> => exitCodeOf([command], ['it', ...words], { typedIn, color: false });

const failing = (error: Error) =>
  does(async () => {
    throw error;
  });

describe('The exit code of a command', () => {
  it('is 0, or its own', async () => {
    expect(await run(does(async () => ({})))).toBe(0);
    expect(await run(does(async () => ({ exitCode: EXIT.differs })))).toBe(3);
    expect([...recorded.output, ...recorded.errors]).toEqual([]);
  });

  it('is 2 after a usage error, which is printed with the usage', async () => {
    expect(await run(failing(new UsageError('No.')))).toBe(2);
    expect(recorded.errors).toEqual(['No.\n\nusage: npx bmo it\nExamples and options: npx bmo it --help']);
  });

  it('is 1 after an error that somebody can correct, which is printed without a trace', async () => {
    expect(await run(failing(new UserError('It is locked.')))).toBe(1);
    expect(recorded.errors).toEqual(['\nIt is locked.']);
  });

  it('is 1 after a failure of AWS, which is a sentence', async () => {
    expect(await run(failing(awsError('CredentialsProviderError', 'Could not load credentials')))).toBe(1);
    expect(recorded.errors.join()).toMatch(/^\nAWS credentials\n {2}got: {5}none\n/);
    expect(recorded.errors.join()).not.toContain(' at ');
  });

  it('is 1 after a bug, which is called one and keeps its trace', async () => {
    const bug = new TypeError('x is not a function');
    expect(await run(failing(bug))).toBe(1);
    expect(recorded.errors).toEqual([
      'This is a bug of this command line, and no mistake of yours. Report it with the command and these lines:\n\n' +
        `${bug.stack}`,
    ]);
  });
});

describe('--help', () => {
  it('counts before --, whatever else is written', async () => {
    const doIt = jest.fn(async () => ({}));
    expect(await run(does(doIt), ['--wrong', '--help'])).toBe(0);
    expect(await run(does(doIt, { rest: 'terraform' }), ['--', '--help'])).toBe(0);
    expect(doIt).toHaveBeenCalledTimes(1);
    expect(doIt).toHaveBeenCalledWith({ loud: false }, expect.objectContaining({ rest: ['--help'] }));
  });
});

describe('Arguments after --', () => {
  it('are refused by a command that hands nothing on', async () => {
    expect(
      await run(
        does(async () => ({})),
        ['--', 'x'],
      ),
    ).toBe(2);
    expect(recorded.errors[0]).toMatch(/^it hands nothing on: there may be no arguments after `--`\./);
  });
});

describe('--json', () => {
  const answering = does(
    async (_, { print }) => {
      print('Asking.');
      return { answer: { yes: true } };
    },
    { answer: { yes: true } },
  );

  it('prints the answer alone to standard output', async () => {
    expect(await run(answering, ['--json'])).toBe(0);
    expect(JSON.parse(recorded.output.join())).toEqual({ yes: true });
    expect(recorded.errors).toEqual(['Asking.']);
  });

  it('replaces the lines that people get', async () => {
    const command = does(async () => ({ answer: { a: 1 }, lines: ['a=1'] }), { answer: { a: 1 } });
    await run(command);
    expect(recorded.output).toEqual(['a=1']);
    recorded.output = [];
    await run(command, ['--json']);
    expect(recorded.output).toEqual(['{\n  "a": 1\n}']);
  });

  it('is not needed to see what people see', async () => {
    await run(answering);
    expect(recorded.output).toEqual(['Asking.']);
  });

  it('is an unknown option where there is no answer', async () => {
    expect(
      await run(
        does(async () => ({})),
        ['--json'],
      ),
    ).toBe(2);
  });
});

describe('A command that is typed in another folder', () => {
  it('says what its paths are relative to', async () => {
    await run(
      does(async () => ({})),
      [],
      '/',
    );
    expect(recorded.errors).toEqual([`Paths below are relative to ${process.cwd()}.`]);
    recorded.errors = [];
    await run(
      does(async () => ({}), { isForShells: true }),
      [],
      '/',
    );
    expect(recorded.errors).toEqual([]);
  });
});
