import { workflows } from '../this-repository';
import { describeScript, runStep } from './run-script';

const jobs = workflows['.github/workflows/deploy.yml']?.jobs ?? {};

/** Text of a step's script. */
function scriptOf(job: string, name: string): string {
  const step = jobs[job]?.steps.find((each) => each.name === name);
  if (!step?.run) throw new Error(`${job} has no script ${name}.`);
  return step.run;
}

describeScript('A deployment', () => {
  const refuse = scriptOf('plan-foundation', 'Refuse other branches, and half a choice of tags');
  const start = (env: Readonly<Record<string, string>>) =>
    runStep(refuse, { GITHUB_REF: 'refs/heads/main', AI_SERVICE_TAG: '', RAILS_API_TAG: '', ...env }, {});

  it('starts on main, with both tags or none', () => {
    expect(start({}).status).toBe(0);
    expect(start({ AI_SERVICE_TAG: 'a', RAILS_API_TAG: 'b' }).status).toBe(0);
  });

  it('is refused on another branch', () => {
    expect(start({ GITHUB_REF: 'refs/heads/other' })).toMatchObject({
      status: 1,
      output: '::error::Only main is deployed. Merge first.\n',
    });
  });

  it.each(['AI_SERVICE_TAG', 'RAILS_API_TAG'])('is refused with %s alone', (name) => {
    expect(start({ [name]: 'a' })).toMatchObject({
      status: 1,
      output: '::error::Give both tags, or none.\n',
    });
  });
});

describeScript('The tags of a deployment', () => {
  const choose = (env: Readonly<Record<string, string>>) =>
    runStep(
      scriptOf('images', 'Choose tags'),
      { AI_SERVICE_TAG: '', RAILS_API_TAG: '', ...env },
      { git: 'echo 5c1d0e7' },
    ).file('github-output');

  it('are the commit of the application', () => {
    expect(choose({})).toBe('ai-service=5c1d0e7\nrails-api=5c1d0e7\n');
  });

  it('are those that were asked for', () => {
    expect(choose({ AI_SERVICE_TAG: 'a', RAILS_API_TAG: 'b' })).toBe('ai-service=a\nrails-api=b\n');
  });
});

describeScript('The images of a deployment', () => {
  const check = (npx: string) =>
    runStep(
      scriptOf('application', 'Check the images, and deploy them by their digests'),
      { ENVIRONMENT: 'prod', AI_SERVICE_TAG: 'a', RAILS_API_TAG: 'b' },
      { npx },
    );

  it('are given to Terraform by their digests', () => {
    const { status, calls, file } = check(
      'record "$@"; printf "%s\\n" ai_service_image_tag=sha256:1 rails_api_image_tag=sha256:2',
    );
    expect(status).toBe(0);
    expect(calls).toEqual(['npx bmo images prod check --ai-service=a --rails-api=b']);
    expect(file('github-env')).toBe(
      'TF_VAR_ai_service_image_tag=sha256:1\nTF_VAR_rails_api_image_tag=sha256:2\n',
    );
  });

  it('that are refused end the job', () => {
    expect(check('exit 1').status).toBe(1);
  });
});

describeScript('What runs before a deployment', () => {
  const read = (npx: string) =>
    runStep(scriptOf('application', 'Read what runs now'), { ENVIRONMENT: 'prod' }, { npx });

  it('is kept for a rollback', () => {
    expect(read('echo rails_api_image_tag=sha256:1').file('github-output')).toBe(
      'rails_api_image_tag=sha256:1\n',
    );
  });

  it('has to be readable: without it there is no way back', () => {
    expect(read('exit 1').status).toBe(1);
  });
});
