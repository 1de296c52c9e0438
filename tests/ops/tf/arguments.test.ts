import { readArguments } from '../../../ops/tf/arguments';
import { UsageError } from '../../../ops/toolbox/command-line';
import { refusal } from '../../support/refusal';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

describe('The arguments of npx bmo tf', () => {
  it('are an environment and an action', () => {
    expect(read('prod plan')).toEqual({
      environment: 'prod',
      verb: 'plan',
      role: undefined,
      synth: true,
      detailedExitCode: false,
      terraformArguments: [],
    });
  });

  it.each(['plan', 'apply', 'destroy'])('can be to %s one stack', (verb) => {
    expect(read(`prod ${verb} foundation`)).toMatchObject({ verb, role: 'foundation' });
  });

  it('can be to leave the Terraform JSON as it is', () => {
    expect(read('prod apply --no-synth')).toMatchObject({ synth: false });
  });

  it('can be to tell by the exit code whether a plan has changes', () => {
    expect(read('prod plan --detailed-exitcode')).toMatchObject({ detailedExitCode: true });
  });

  it("pass everything after -- to Terraform, also options with the names of the command's own", () => {
    expect(read('prod plan -- -target=aws_vpc.vpc --no-synth -- x')).toMatchObject({
      synth: true,
      terraformArguments: ['-target=aws_vpc.vpc', '--no-synth', '--', 'x'],
    });
  });

  it.each([
    ['', 'The environment is missing.'],
    ['prod', 'Expected plan, apply or destroy after prod, got nothing.'],
    ['plan prod', 'Expected plan, apply or destroy after plan, got prod.'],
    ['prod plan foundation application', "Unexpected argument 'application'."],
    ['prod apply --detailed-exitcode', '--detailed-exitcode is only for plan.'],
    ['prod plan --auto-approve', "Unknown option '--auto-approve'."],
  ])('are not valid: %s', async (line, message) => {
    expect(await refusal(() => read(line))).toBe(message);
    expect(() => read(line)).toThrow(UsageError);
  });

  it.each([
    ['prod plan --wrong', 2],
    ['prod plan --wrong -- --detailed-exitcode', 2],
    ['prod plan --wrong --detailed-exitcode', 1],
    ['prod apply --detailed-exitcode', 1],
  ])('end with another exit code than that of a plan with changes: %s', (line, exitCode) => {
    expect(() => read(line)).toThrow(expect.objectContaining({ exitCode }));
  });
});
