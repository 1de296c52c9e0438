import { formatFinding, lintWorkflows } from './linter';
import { readWorkflows } from './read-workflows';

const workflow = (lines: string): string =>
  `name: sample\non: push\npermissions: {}\njobs:\n  sample:\n    runs-on: ubuntu-24.04\n    steps:\n${lines}`;

const lint = async (text: string): Promise<readonly string[]> =>
  (await lintWorkflows({ 'sample.yml': text })).map(formatFinding);

describe('The linter of workflows', () => {
  it('finds nothing in the workflows of this repository', async () => {
    expect((await lintWorkflows(readWorkflows())).map(formatFinding)).toEqual([]);
  });

  it('finds a misspelled key, with its place', async () => {
    const [finding] = await lint(workflow('      - run: ls\n        worng: true\n'));
    expect(finding).toMatch(/^sample\.yml:9:9: unexpected key "worng"/);
  });

  it('finds a misspelled label of a runner', async () => {
    const text = workflow('      - run: ls\n').replace('ubuntu-24.04', 'ubuntu-24.40');
    expect((await lint(text)).join()).toContain('label "ubuntu-24.40" is unknown');
  });

  it('finds an unknown context and an unknown output', async () => {
    const text = workflow(
      '      - run: ls\n        env:\n          A: ${{ var.X }}\n          B: ${{ steps.no.outputs.b }}\n',
    );
    const findings = (await lint(text)).join('\n');
    expect(findings).toContain('undefined variable "var"');
    expect(findings).toContain('property "no" is not defined');
  });

  it('lets pass what GitHub has added since the linter was built', async () => {
    const text = workflow('      - run: ls\n        env:\n          A: ${{ vars.X }}\n');
    expect(await lint(text)).toEqual([]);
    expect(await lint(text.replace('ubuntu-24.04', 'ubuntu-24.04-arm'))).toEqual([]);
  });

  it('finds the title of a pull request in a script', async () => {
    const [finding] = await lint(workflow('      - run: echo ${{ github.event.pull_request.title }}\n'));
    expect(finding).toContain('potentially untrusted');
  });
});
