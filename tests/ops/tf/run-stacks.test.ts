import { existsSync, readFileSync } from 'node:fs';
import { refusal } from '../../support/refusal';
import { APPLICATION, FOUNDATION, TfSession, VARIABLES } from '../support/tf-session';

let session: TfSession;

beforeEach(() => {
  session = new TfSession();
});

afterEach(() => {
  session.project.remove();
  delete process.env['BMO_ENVIRONMENT'];
});

describe('npx bmo tf', () => {
  it('synthesizes, prints the account of the credentials, and plans stack by stack', async () => {
    expect(await session.tf('test plan')).toBe(0);
    expect(session.log).toEqual([
      'node ops/bundle/run.cjs main.ts',
      '# Account 123456789012, as arn:aws:iam::123456789012:user/alice',
      'site-test-foundation init',
      'site-test-foundation plan -out=tfplan',
      `# Saved ${FOUNDATION}/tfplan. Apply it: npx bmo tf test apply foundation`,
      'site-test-application init',
      `site-test-application plan -var-file=$PWD/${VARIABLES} -out=tfplan`,
      `# Saved ${APPLICATION}/tfplan. Apply it: npx bmo tf test apply application`,
    ]);
  });

  it('prints what is known about quotas before Terraform runs, unless it destroys', async () => {
    const quotaReport = jest.fn(async () => ['1 quota is too small.', 'Another was not checked.']);
    for (const verb of ['plan', 'apply', 'destroy']) {
      await session.tf(`test ${verb} foundation --no-synth`, { aws: { quotaReport } });
    }
    expect(quotaReport.mock.calls).toEqual([['test'], ['test']]);
    expect(session.log.slice(0, 4)).toEqual([
      '# Account 123456789012, as arn:aws:iam::123456789012:user/alice',
      '# 1 quota is too small.',
      '# Another was not checked.',
      'site-test-foundation init',
    ]);
  });

  it('works on one stack when one is named', async () => {
    await session.tf('test plan foundation');
    expect(session.commands.slice(1)).toEqual([
      'site-test-foundation init',
      'site-test-foundation plan -out=tfplan',
    ]);
  });

  it('synthesizes all environments, whatever BMO_ENVIRONMENT says', async () => {
    process.env['BMO_ENVIRONMENT'] = 'other';
    await session.tf('test plan foundation');
    expect(session.commands[0]).toBe('env -u BMO_ENVIRONMENT node ops/bundle/run.cjs main.ts');
  });

  it('does not synthesize with --no-synth', async () => {
    await session.tf('test plan foundation --no-synth');
    expect(session.commands[0]).toBe('site-test-foundation init');
  });

  it('ends when the synthesis fails', async () => {
    session.codes['node'] = 1;
    expect(await refusal(() => session.tf('test plan'))).toBe(
      'The synthesis ended with exit code 1. Nothing was changed.',
    );
    expect(session.commands).toEqual(['node ops/bundle/run.cjs main.ts']);
  });

  it('hands further arguments to Terraform', async () => {
    await session.tf('test plan foundation --no-synth -- -target=aws_vpc.vpc -refresh=false');
    expect(session.commands[1]).toBe(
      'site-test-foundation plan -out=tfplan -target=aws_vpc.vpc -refresh=false',
    );
  });

  it('ends at the first command that fails, with 1 whatever its exit code is', async () => {
    session.codes['site-test-foundation init'] = 3;
    expect(await session.tf('test plan')).toBe(1);
    expect(session.commands.at(-1)).toBe('site-test-foundation init');
    session.codes = { 'site-test-foundation plan': 1 };
    expect(await session.tf('test plan')).toBe(1);
    expect(session.commands.at(-1)).toBe('site-test-foundation plan -out=tfplan');
  });

  it('in CI asks nothing, prints no colors and installs no provider that is not locked', async () => {
    session.project.write('locks/site-test-foundation/.terraform.lock.hcl', '');
    await session.tf('test plan foundation --no-synth', { ci: true });
    expect(session.commands).toEqual([
      'site-test-foundation init -input=false -no-color -lockfile=readonly',
      'site-test-foundation plan -input=false -no-color -out=tfplan',
    ]);
  });

  it('installs providers from a mirror when there is one', async () => {
    await session.tf('test plan foundation --no-synth', { pluginMirror: '/providers' });
    expect(session.commands[0]).toBe('site-test-foundation init -plugin-dir=/providers');
  });

  it('says which lock file init has changed', async () => {
    session.project.write(`${FOUNDATION}/.terraform.lock.hcl`, 'as init wrote it');
    await session.tf('test plan foundation --no-synth');
    expect(session.printed).toContain(
      '# locks/site-test-foundation/.terraform.lock.hcl has new checksums: commit it.',
    );
    expect(readFileSync('locks/site-test-foundation/.terraform.lock.hcl', 'utf8')).toBe('as init wrote it');
  });
});

describe('A plan that fails', () => {
  it('leaves nothing that could be applied, and says so', async () => {
    session.codes['site-test-foundation plan'] = 1;
    expect(await session.tf('test plan foundation --no-synth')).toBe(1);
    expect(existsSync(`${FOUNDATION}/tfplan`)).toBe(false);
    expect(session.printed.at(-1)).toBe(
      '# The plan of site-test-foundation failed, and nothing was saved. Correct what Terraform says above, then plan ' +
        'again: npx bmo tf test plan foundation',
    );
  });

  it('takes the plan of before with it', async () => {
    await session.tf('test plan foundation --no-synth');
    session.codes['site-test-foundation plan'] = 1;
    await session.tf('test plan foundation --no-synth --detailed-exitcode');
    expect(existsSync(`${FOUNDATION}/tfplan`)).toBe(false);
    expect(existsSync(`${FOUNDATION}/tfplan.sha256`)).toBe(false);
  });
});

describe('The exit code of a plan', () => {
  beforeEach(() => {
    session.codes = { 'site-test-foundation plan': 2, 'site-test-application plan': 0 };
  });

  it('is 3 when any stack would change, and every stack is planned', async () => {
    expect(await session.tf('test plan --detailed-exitcode')).toBe(3);
    expect(session.commands).toContain('site-test-foundation plan -out=tfplan -detailed-exitcode');
    expect(session.commands.at(-1)).toMatch(/^site-test-application plan/);
  });

  it('is 0 when none would', async () => {
    session.codes = {};
    expect(await session.tf('test plan --detailed-exitcode')).toBe(0);
  });

  it('is 1 when a plan fails, even after one with changes', async () => {
    session.codes['site-test-application plan'] = 1;
    expect(await session.tf('test plan --detailed-exitcode')).toBe(1);
  });
});

describe('A plan of the application', () => {
  it('comes after an apply of the foundation', async () => {
    session.outputs = undefined;
    expect(await refusal(() => session.tf('test plan application --no-synth'))).toBe(
      'site-test-application reads the outputs of site-test-foundation, which has not been applied yet, or is ' +
        'destroyed.\nApply it first: npx bmo tf test apply foundation',
    );
    expect(session.commands).toEqual([]);
  });

  it('does not keep the foundation from being planned', async () => {
    session.outputs = undefined;
    await refusal(() => session.tf('test plan --no-synth'));
    expect(session.commands).toEqual(['site-test-foundation init', 'site-test-foundation plan -out=tfplan']);
  });
});

describe('An apply', () => {
  it('lets Terraform plan and ask when no plan is saved', async () => {
    await session.tf('test apply application --no-synth -- -auto-approve');
    expect(session.commands[1]).toBe(`site-test-application apply -var-file=$PWD/${VARIABLES} -auto-approve`);
  });

  it('applies the saved plan and removes it', async () => {
    await session.tf('test plan application --no-synth');
    session.log = [];
    expect(await session.tf('test apply application --no-synth')).toBe(0);
    expect(session.commands).toEqual(['site-test-application init', 'site-test-application apply tfplan']);
    expect(existsSync(`${APPLICATION}/tfplan`)).toBe(false);
    expect(existsSync(`${APPLICATION}/tfplan.sha256`)).toBe(false);
  });

  it('says how to go back from the plan that it applied, if it did', async () => {
    await session.tf('test plan application --no-synth');
    session.codes['site-test-application apply'] = 1;
    await session.tf('test apply application --no-synth');
    expect(session.log.at(-1)).toBe('site-test-application apply tfplan');
    session.codes['site-test-application apply'] = 0;
    await session.tf('test apply application --no-synth');
    expect(session.log.at(-1)).toBe('# To go back from this apply: the way of a test.');
  });

  it('keeps the saved plan when it fails', async () => {
    await session.tf('test plan application --no-synth');
    session.codes['site-test-application apply'] = 1;
    expect(await session.tf('test apply application --no-synth')).toBe(1);
    expect(existsSync(`${APPLICATION}/tfplan`)).toBe(true);
  });

  it('handles the foundation before the application', async () => {
    await session.tf('test apply --no-synth');
    expect(session.commands.filter((line) => line.includes(' apply'))).toEqual([
      'site-test-foundation apply',
      `site-test-application apply -var-file=$PWD/${VARIABLES}`,
    ]);
  });
});

describe('A destroy', () => {
  it('goes from the application to the foundation, and says where protection is explained', async () => {
    expect(await session.tf('test destroy --no-synth')).toBe(0);
    const pointer =
      '# What is protected refuses to be destroyed. docs/runbooks/data.md says how to lift that.';
    expect(session.log.slice(1)).toEqual([
      'site-test-application init',
      pointer,
      `site-test-application destroy -var-file=$PWD/${VARIABLES}`,
      'site-test-foundation init',
      pointer,
      'site-test-foundation destroy',
    ]);
  });

  it('keeps the foundation when the application was not destroyed', async () => {
    session.codes['site-test-application destroy'] = 1;
    expect(await session.tf('test destroy --no-synth')).toBe(1);
    expect(session.commands.join()).not.toContain('foundation');
  });

  it('removes a saved plan, which is of an older configuration', async () => {
    await session.tf('test plan foundation --no-synth');
    await session.tf('test destroy foundation --no-synth');
    expect(existsSync(`${FOUNDATION}/tfplan`)).toBe(false);
  });
});
