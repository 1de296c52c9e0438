import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/tf/command';
import { requestOf } from '../../../ops/tf/request';
import { UsageError } from '../../../ops/toolbox/usage-error';
import { refusal } from '../../support/refusal';

const read = async (line: string) => {
  const { args, rest } = await parse(command, line.split(' ').filter(Boolean));
  return requestOf(args, rest);
};

describe('The arguments of npx bmo tf', () => {
  it('are an environment and an action', async () => {
    expect(await read('prod plan')).toEqual({
      environment: 'prod',
      verb: 'plan',
      role: undefined,
      synth: true,
      detailedExitCode: false,
      terraformArguments: [],
    });
  });

  it.each(['plan', 'apply', 'destroy'])('can be to %s one stack', async (verb) => {
    expect(await read(`prod ${verb} foundation`)).toMatchObject({ verb, role: 'foundation' });
  });

  it('can be to leave the Terraform JSON as it is', async () => {
    expect(await read('prod apply --no-synth')).toMatchObject({ synth: false });
  });

  it('can be to tell by the exit code whether a plan has changes', async () => {
    expect(await read('prod plan --detailed-exitcode')).toMatchObject({ detailedExitCode: true });
  });

  it("pass everything after -- to Terraform, also options with the names of the command's own", async () => {
    expect(await read('prod plan -- -target=aws_vpc.vpc --no-synth -- x')).toMatchObject({
      synth: true,
      terraformArguments: ['-target=aws_vpc.vpc', '--no-synth', '--', 'x'],
    });
  });

  it.each([
    ['', 'The environment is missing. Allowed: prod, staging.'],
    ['prod', 'The action is missing. Allowed: plan, apply, destroy.'],
    ['plan prod', "There is no environment 'plan'. Allowed: prod, staging."],
    ['prod paln', "There is no action 'paln'. Did you mean plan? Allowed: plan, apply, destroy."],
    [
      'prod plan aplication',
      "There is no stack 'aplication'. Did you mean application? Allowed: foundation, application.",
    ],
    ['prod plan foundation application', "Unexpected argument 'application'."],
    ['prod apply --detailed-exitcode', '--detailed-exitcode is only for plan.'],
    ['prod plan --auto-approve', 'Unknown option --auto-approve.'],
    ['prod plan --no-sinth', 'Unknown option --no-sinth. Did you mean --no-synth?'],
  ])('are not valid: %s', async (line, message) => {
    expect(await refusal(() => read(line))).toBe(message);
    await expect(read(line)).rejects.toThrow(UsageError);
  });
});
