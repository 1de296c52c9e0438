import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'yargs';
import { COMMANDS } from '../cli/commands';
import { type AnyDefinition, GROUPS } from '../cli/definition';
import { EXIT, EXIT_CODES } from '../cli/exit-codes';
import { PROGRAM, usageOf } from '../cli/parse';

/** Where the reference of the commands lies. */
export const COMMAND_REFERENCE = join(__dirname, '..', '..', 'docs', 'commands.md');

const INTRODUCTION = `# Commands of the operator

<!-- Written by \`npm run docs\` from the definitions in ops/. Do not edit it by hand. -->

\`npx bmo\` is everything that an operator does with this platform, under the same rules for every command.
\`npm run ops -- …\` is the same. Both need Node.js and \`npm ci\`.

- **Help:** \`npx bmo --help\` lists the commands, \`npx bmo COMMAND --help\` its arguments and examples.
- **Completion:** \`echo "source <('$PWD/ops/bmo' completion bash)" >> ~/.bashrc\`, in this folder, makes the Tab key complete
  commands, environments, stacks and options in new shells, and defines \`bmo\`, which works in every folder. For zsh, write
  \`zsh\` and \`~/.zshrc\`.
- **Paths** in what a command prints are relative to the project. Paths that you type are relative to your folder.
- **Names** of environments and stacks are checked before anything is started.
- **Credentials** come from where every AWS SDK and Terraform find them: \`AWS_PROFILE\`, SSO, environment variables, the role
  of the machine. Where a variables file has \`aws_account_id\`, credentials of another account are refused.
- **\`AWS_ENDPOINT_URL\`** leads Terraform and every command to another endpoint, such as an emulator of AWS on
  \`http://127.0.0.1:5000\`. No other setting is needed.
- **Throttling:** a request that AWS throttles is tried 6 times with growing pauses; \`AWS_MAX_ATTEMPTS\` is another number.
- **\`--json\`**, on commands that answer something, prints one JSON document to standard output, and everything else to
  standard error. Its shape is below; members may be added to it.
- **Colors** appear on a terminal only, and not if \`NO_COLOR\` is set.
- **Errors** are sentences. A stack trace is a bug: report it.

## Exit codes

| exit code | meaning |
|---|---|
${Object.entries(EXIT_CODES)
  .map(([name, meaning]) => `| ${EXIT[name as keyof typeof EXIT]} | ${meaning} |`)
  .join('\n')}
`;

/** Every command, as Markdown. */
export const commandReference = (): string =>
  [
    INTRODUCTION,
    ...GROUPS.flatMap((group) => {
      const ofGroup = COMMANDS.filter((command) => command.group === group);
      return ofGroup.length > 0 ? [`## ${group}\n`, ...ofGroup.map(section)] : [];
    }),
  ].join('\n');

const section = (command: AnyDefinition): string =>
  [
    `### \`${command.name}\`\n`,
    `${command.description}\n`,
    codeBlock('sh', [`# ${usageOf(command)}`, ...examples(command)].join('\n')),
    ...options(command),
    ...(command.answer === undefined
      ? []
      : [`With \`--json\`:\n`, codeBlock('json', JSON.stringify(command.answer, null, 2))]),
  ].join('\n');

const codeBlock = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

function examples({ examples }: AnyDefinition): readonly string[] {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples.map(([line, does]) => `${PROGRAM} ${line.padEnd(width)}  # ${does}`);
}

function options(command: AnyDefinition): readonly string[] {
  const rows = Object.entries(command.options as Record<string, Options>).map(
    ([name, { describe }]) => `| \`--${name}\` | ${describe} |`,
  );
  return rows.length > 0 ? [['| option | what it does |', '|---|---|', ...rows, ''].join('\n')] : [];
}

if (require.main === module) {
  writeFileSync(COMMAND_REFERENCE, commandReference());
  console.log(`Wrote ${COMMAND_REFERENCE}`);
}
