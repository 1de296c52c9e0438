import { describeScript, runScript } from './run-script';

/** `npx bmo`: saves no plan, writes reviews that say so, and knows the tags that run. */
const npx = (more = '') => `record "$@" "\${TF_VAR_rails_api_image_tag:+tag=$TF_VAR_rails_api_image_tag}"
${more}
if [[ $2 == running-tags ]]; then printf '%b' "$TAGS"; fi
if [[ $2 == plan-review ]]; then
  while [[ $1 != --markdown ]]; do shift; done
  echo "### a review" >"$2"
  echo "changes=$CHANGES" >"$4"
  exit "\${REFUSED:-0}"
fi`;

const terraform = `echo "$OUTPUTS"`;

const plan = (more: Readonly<Record<string, string>> = {}, npxScript = npx()) =>
  runScript(
    'plan-environment/plan-environment.sh',
    {
      ENVIRONMENT: 'prod',
      REPORT_ONLY: 'false',
      OUTPUTS: '{"vpc_id":{}}',
      TAGS: 'ai_service_image_tag=a\nrails_api_image_tag=b\n',
      CHANGES: 'false',
      ...more,
    },
    { npx: npxScript, terraform },
  );

const outputsOf = ({ file }: ReturnType<typeof plan>) =>
  Object.fromEntries(
    file('github-output')
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  );

const reportOf = (outcome: ReturnType<typeof plan>) =>
  outcome.file(outputsOf(outcome)['report'].split('/').slice(-2).join('/'));

describeScript('Planning an environment', () => {
  it('plans both stacks without a lock, the application with the tags that run', () => {
    const outcome = plan();
    expect(outcome.status).toBe(0);
    expect(outcome.calls.filter((call) => call.includes(' tf ')).map((call) => call.trim())).toEqual([
      'npx bmo tf prod plan foundation -- -lock=false',
      'npx bmo tf prod plan application -- -lock=false tag=b',
    ]);
    expect(outputsOf(outcome)['changes']).toBe('false');
    expect(reportOf(outcome)).toBe('### a review\n\n### a review\n\n');
  });

  it('says that something would change', () => {
    expect(outputsOf(plan({ CHANGES: 'true' }))['changes']).toBe('true');
  });

  it('leaves the application out before the foundation was applied, and says so', () => {
    const outcome = plan({ OUTPUTS: '{}' });
    expect(outcome.status).toBe(0);
    expect(outcome.calls.join()).not.toContain('application');
    expect(reportOf(outcome)).toContain(
      'The application is not planned: it needs the outputs of the foundation, which was never applied.',
    );
  });

  it('plans the first deployment with a tag that no image has', () => {
    const outcome = plan({ TAGS: '' });
    expect(outcome.calls.join('\n')).toContain('plan application -- -lock=false tag=not-deployed-yet');
    expect(reportOf(outcome)).toContain('Nothing was deployed yet');
  });

  it('fails after it has planned everything when a plan is refused', () => {
    const outcome = plan({ REFUSED: '1' });
    expect(outcome.status).toBe(1);
    expect(outcome.calls.join('\n')).toContain('plan application');
    expect(reportOf(outcome)).toContain(
      '**A plan would destroy resources whose data cannot be restored; the log lists them.**',
    );
  });

  it('only reports when it is told to', () => {
    expect(plan({ REPORT_ONLY: 'true' }).calls.join('\n')).toContain(
      'plan-review prod foundation --report-only',
    );
  });

  it('fails with a report that says so when Terraform fails', () => {
    const outcome = plan({}, npx('if [[ $2 == tf ]]; then exit 1; fi'));
    expect(outcome.status).toBe(1);
    expect(outputsOf(outcome)['changes']).toBeUndefined();
    expect(reportOf(outcome)).toBe('The plan failed; the log of the job says why.\n');
  });

  it('fails when the tags cannot be read', () => {
    const outcome = plan({}, npx('if [[ $2 == running-tags ]]; then exit 1; fi'));
    expect(outcome.status).toBe(1);
    expect(outcome.calls.join('\n')).not.toContain('plan application');
  });
});

describeScript('Reviewing a saved plan', () => {
  const env = {
    ENVIRONMENT: 'prod',
    STACK: 'foundation',
    ALLOW_DESTROY: '',
    REASON: '',
    REPORT_ONLY: 'false',
    EXPECTED_FINGERPRINT: '',
    CHANGES: 'true',
  };
  const review = (more: Partial<typeof env> & { readonly REFUSED?: string }) =>
    runScript('review-plan/review-plan.sh', { ...env, ...more }, { npx: npx() });

  it('shows it in the summary and passes the outputs on', () => {
    const { file, status } = review({});
    expect(status).toBe(0);
    expect(file('github-summary')).toBe('### a review\n');
    expect(file('github-output')).toBe('changes=true\n');
  });

  it('shows it also when it is refused, and fails', () => {
    const { file, status } = review({ REFUSED: '1' });
    expect(status).toBe(1);
    expect(file('github-summary')).toBe('### a review\n');
  });

  it('passes on what is allowed and what is expected, word by word', () => {
    const [call] = review({
      ALLOW_DESTROY: ' aws_a.b   aws_c.d["*"] ',
      REASON: 'It moves; $(id)',
      EXPECTED_FINGERPRINT: 'abc',
    }).calls;
    expect(call).toContain(
      '--expected-fingerprint abc --allow-destroy=aws_a.b --allow-destroy=aws_c.d["*"] --reason=It moves; $(id)',
    );
  });
});
