import { readArguments, USAGE } from '../../../ops/tf/arguments';
import { refusal } from '../../support/refusal';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

describe('The arguments of npm run tf', () => {
  it('are an environment and what to do with its stacks', () => {
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

  it('hand everything after -- to Terraform, options of our own name too', () => {
    expect(read('prod plan -- -target=aws_vpc.vpc --no-synth -- x')).toMatchObject({
      synth: true,
      terraformArguments: ['-target=aws_vpc.vpc', '--no-synth', '--', 'x'],
    });
  });

  it('may ask for help', () => {
    expect(read('--help')).toBeUndefined();
  });

  it.each([
    ['', 'The environment is missing.'],
    ['prod', 'Nothing stands where plan, apply or destroy belongs.'],
    ['plan prod', '"prod" stands where plan, apply or destroy belongs.'],
    ['prod plan foundation application', 'Nothing can be done with "application".'],
    ['prod apply --detailed-exitcode', '--detailed-exitcode belongs to plan.'],
    ['prod plan --auto-approve', "Unknown option '--auto-approve'."],
  ])('are refused with the usage: %s', async (line, message) => {
    expect(await refusal(() => read(line))).toBe(`${message}\n\n${USAGE}`);
  });
});
