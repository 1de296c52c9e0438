/** Exit codes of every command, by what they mean. Nothing else ends with another one. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  differs: 3,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means, for help and docs/commands.md. */
export const EXIT_CODES: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'done; or the answer is yes',
  failed: 'failed or refused; the message says why, and what to do',
  usage: 'the command line is not valid; nothing was started',
  differs:
    'the question was answered, and the answer is no: a plan has changes (tf with --detailed-exitcode), an environment is not ready',
  interrupted: 'interrupted with Ctrl-C',
  terminated: 'ended by SIGTERM',
};

/** The table of exit codes, one line each. */
export const exitCodeLines = (): readonly string[] =>
  Object.entries(EXIT_CODES).map(
    ([name, meaning]) => `${String(EXIT[name as keyof typeof EXIT]).padStart(5)}  ${meaning}`,
  );
