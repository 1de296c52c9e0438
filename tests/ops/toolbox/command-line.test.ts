import { UserError } from '../../../modules/shared/user-error';
import { exitCodeOf, parseArguments } from '../../../ops/toolbox/command-line';
import { UsageError } from '../../../ops/toolbox/usage-error';
import { refusal } from '../../support/refusal';

let printed: unknown[];
let errors: unknown[];

beforeEach(() => {
  printed = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation((line) => printed.push(line));
  jest.spyOn(console, 'error').mockImplementation((line) => errors.push(line));
});

afterEach(() => jest.restoreAllMocks());

/** Reads a command line of one word. */
const readWord = (args: readonly string[]): string => {
  const { positionals } = parseArguments({ args: [...args], allowPositionals: true, options: {} });
  const [word] = positionals;
  if (word === undefined) throw new UsageError('The word is missing.');
  return word;
};

/** Runs a command that takes a word. */
const command = (args: readonly string[], run: (environment: string) => Promise<number> = async () => 0) =>
  exitCodeOf({ usage: 'usage: npm run it', read: readWord, run }, args);

const failWith = (error: Error) => async () => {
  throw error;
};

describe('The exit code of a command', () => {
  it("is the command's own", async () => {
    expect(await command(['prod'], async (environment) => (environment === 'prod' ? 7 : 0))).toBe(7);
    expect([...printed, ...errors]).toEqual([]);
  });

  it('is 1 after an error, which is printed without a trace', async () => {
    expect(await command(['prod'], failWith(new UserError('It is locked.')))).toBe(1);
    expect(errors).toEqual(['\nIt is locked.']);
  });

  it('is 1 after a defect, which is printed with its trace', async () => {
    const defect = new Error('a defect');
    expect(await command(['prod'], failWith(defect))).toBe(1);
    expect(errors).toEqual([defect]);
  });

  it('is 2 after a usage error, which is printed with the usage', async () => {
    expect(await command([])).toBe(2);
    expect(errors).toEqual(['The word is missing.\n\nusage: npm run it']);
  });

  it.each([[['--help']], [['prod', '--help']], [['--wrong', '--help', '--', 'x']]])(
    'is 0 for %j, which prints the usage and does nothing else',
    async (args) => {
      const run = jest.fn(async () => 7);
      expect(await command(args, run)).toBe(0);
      expect(printed).toEqual(['usage: npm run it']);
      expect(run).not.toHaveBeenCalled();
    },
  );

  it('is that of the command when --help comes after --', async () => {
    const read = (args: readonly string[]) => args;
    expect(await exitCodeOf({ usage: '', read, run: async ({ length }) => length }, ['--', '--help'])).toBe(
      2,
    );
    expect(printed).toEqual([]);
  });
});

describe('The arguments of a command', () => {
  it('have no option that is not declared', async () => {
    expect(await refusal(() => parseArguments({ args: ['--force'], options: {} }))).toBe(
      "Unknown option '--force'.",
    );
  });

  it('give an option its value', async () => {
    const parse = (...args: string[]) => parseArguments({ args, options: { file: { type: 'string' } } });
    expect(parse('--file', 'a').values).toEqual({ file: 'a' });
    expect(await refusal(() => parse('--file'))).toBe("Option '--file <value>' argument missing.");
    expect(await refusal(() => parse('--file', '--x'))).toBe("Option '--file' argument is ambiguous.");
  });
});
