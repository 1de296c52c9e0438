import { existsSync, readFileSync, rmSync } from 'node:fs';
import { refusal } from '../../support/refusal';
import { APPLICATION, FOUNDATION, TfSession, VARIABLES } from '../support/tf-session';

let session: TfSession;

beforeEach(() => {
  session = new TfSession();
});

afterEach(() => session.project.remove());

describe('A saved plan', () => {
  const problem = (got: string) =>
    [
      '1 problem; nothing was started:',
      '',
      `saved plan ${APPLICATION}/tfplan`,
      `  got:     ${got}`,
      '  allowed: a plan of what would be planned now',
      '  fix:     Plan again: npx bmo tf test plan application',
    ].join('\n');

  beforeEach(() => session.tf('test plan application --no-synth'));

  const apply = () => refusal(() => session.tf('test apply application --no-synth'));

  it('is refused when the Terraform JSON is another one now', async () => {
    session.project.writeInStack(
      'application',
      'cdk.tf.json',
      JSON.stringify({ ...session.project.application.json, resource: {} }),
    );
    expect(await apply()).toBe(problem('a plan from before these changed: cdk.tf.json'));
  });

  it('is refused when the variables are others now', async () => {
    session.project.write(VARIABLES, 'image_tag = "8f3b2aa"\n');
    expect(await apply()).toBe(problem(`a plan from before these changed: ${VARIABLES}`));
  });

  it('is refused when the foundation has other outputs now', async () => {
    session.outputs = 'b'.repeat(64);
    expect(await apply()).toBe(problem('a plan from before these changed: outputs of site-test-foundation'));
    expect(session.commands.filter((line) => line.includes(' apply'))).toEqual([]);
  });

  it('is applied without the file of its variables: it has their values', async () => {
    rmSync(VARIABLES);
    expect(await session.tf('test apply application --no-synth')).toBe(0);
  });

  it('is refused when another command saved it', async () => {
    session.project.writeInStack('foundation', 'tfplan', 'a plan by hand');
    expect(await refusal(() => session.tf('test apply foundation --no-synth'))).toBe(
      [
        '1 problem; nothing was started:',
        '',
        `saved plan ${FOUNDATION}/tfplan`,
        '  got:     a plan that `npx bmo tf` did not save: there is no tfplan.sha256',
        '  allowed: a plan of what would be planned now',
        '  fix:     Plan again: npx bmo tf test plan foundation. Or remove it, or apply it without this command.',
      ].join('\n'),
    );
  });

  it('does not outlive a later plan that fails', async () => {
    session.codes['site-test-application plan'] = 1;
    await session.tf('test plan application --no-synth');
    expect(existsSync(`${APPLICATION}/tfplan`)).toBe(false);
  });

  it('has the checksum of its input, as sha256sum prints it', () => {
    const lines = readFileSync(`${APPLICATION}/tfplan.sha256`, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^[0-9a-f]{64} {2}/, ''))).toEqual([
      'cdk.tf.json',
      VARIABLES,
      'outputs of site-test-foundation',
    ]);
  });
});
