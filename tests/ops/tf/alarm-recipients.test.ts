import { unheardAlarms } from '../../../ops/tf/alarm-recipients';
import { ProjectFolder } from '../support/project-folder';
import { TfSession } from '../support/tf-session';

const FILE = 'environments/test.foundation.tfvars';
const VARIABLES = {
  critical_email_addresses: { default: [] },
  warning_email_addresses: { default: [] },
  pager_https_endpoint: { default: null },
  slack_workspace_id: { default: null },
};

let project: ProjectFolder;

const withVariables = (folder: ProjectFolder) =>
  folder.writeInStack(
    'foundation',
    'cdk.tf.json',
    JSON.stringify({ ...folder.foundation.json, variable: VARIABLES }),
  );

const unheard = (values = '') => {
  project.write(FILE, values);
  return unheardAlarms(project.foundation, []);
};

describe('Alarms that nobody would receive', () => {
  beforeEach(() => {
    project = new ProjectFolder();
    withVariables(project);
  });
  afterEach(() => project.remove());

  it('are named with the variables that name somebody', () => {
    const CRITICAL =
      'Nobody would receive the critical alarms of test. Set critical_email_addresses or pager_https_endpoint or ' +
      `slack_workspace_id in ${FILE}.`;
    const WARNING =
      'Nobody would receive the warning alarms of test. Set warning_email_addresses or slack_workspace_id in ' +
      `${FILE}.`;
    expect(unheard()).toEqual([CRITICAL, WARNING]);
    expect(unheard('critical_email_addresses = []\nslack_workspace_id = null\n')).toEqual([
      CRITICAL,
      WARNING,
    ]);
    expect(unheard('critical_email_addresses = ["ops@example.com"]\n')).toEqual([WARNING]);
  });

  it.each([
    'critical_email_addresses = ["a@example.com"]\nwarning_email_addresses = [\n  "b@example.com",\n]\n',
    'pager_https_endpoint = "https://events.example.com/x"\nwarning_email_addresses = ["b@example.com"]\n',
    'slack_workspace_id = "T0123456789"\n',
  ])('are none with %j', (values) => {
    expect(unheard(values)).toEqual([]);
  });

  it('are none of a stack that has no recipients', () => {
    expect(unheardAlarms(project.application, [])).toEqual([]);
  });
});

describe('npx bmo tf', () => {
  it('names them before a plan, and goes on', async () => {
    const session = new TfSession();
    withVariables(session.project);
    expect(await session.tf('test plan foundation --no-synth')).toBe(0);
    expect(session.log.findIndex((line) => line.startsWith('# Nobody would receive the critical'))).toBe(1);
    expect(session.log.at(-2)).toBe('site-test-foundation plan -out=tfplan');
    session.project.remove();
  });
});
