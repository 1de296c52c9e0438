import { type AnyDefinition, type Colors, GROUPS } from './definition';
import { exitCodeLines } from './exit-codes';
import { PROGRAM } from './parse';

/** The help of the whole command line: every command, grouped by the operator's day. */
export function overview(commands: readonly AnyDefinition[], { bold }: Colors): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const groups = GROUPS.map((group) => ({ group, ofGroup: commands.filter((each) => each.group === group) }));
  return [
    `usage: ${PROGRAM} <command> [arguments]\n\nOperates the BMO Learning Platform in AWS.`,
    ...groups
      .filter(({ ofGroup }) => ofGroup.length > 0)
      .map(({ group, ofGroup }) =>
        [
          bold(`${group}:`),
          ...ofGroup.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
        ].join('\n'),
      ),
    `Help and examples of a command: ${PROGRAM} <command> --help`,
    [bold('Exit codes:'), ...exitCodeLines()].join('\n'),
    [
      'Credentials come from where every AWS SDK and Terraform find them (AWS_PROFILE, SSO, environment variables, role of the',
      'machine). AWS_ENDPOINT_URL leads all of it to an emulator. Documentation: docs/commands.md.',
    ].join('\n'),
  ].join('\n\n');
}
