import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeScript, runScript } from './run-script';

let folder: string;
let FILE: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  FILE = join(folder, 'report.md');
  writeFileSync(FILE, '### "quoted" $(id) `code`\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `gh api` that answers lists with this, and writes down everything else. */
const gh = (list: unknown) => ({
  gh: `if [[ $2 == --paginate ]]; then echo '${JSON.stringify(list)}'; exit; fi
if [[ \${!#} == - ]]; then stdin=$(jq -c .); fi
record "$@"`,
});

const bot = { login: 'github-actions[bot]' };

describeScript('The comment on a pull request', () => {
  const comment = (list: unknown) =>
    runScript(
      'pull-request-comment/comment.sh',
      { GH_TOKEN: 't', KEY: 'plan of prod', FILE, NUMBER: '7' },
      gh(list),
    );
  const body = '{"body":"<!-- plan of prod -->\\n### \\"quoted\\" $(id) `code`\\n"}';

  it('is written when there is none', () => {
    expect(comment([]).calls).toEqual([
      `gh api --silent --method POST repos/owner/name/issues/7/comments --input - < ${body}`,
    ]);
  });

  it('is written anew when it is there', () => {
    const list = [
      { id: 1, user: { login: 'somebody' }, body: '<!-- plan of prod -->' },
      { id: 2, user: bot, body: '<!-- plan of staging -->' },
      { id: 3, user: bot, body: '<!-- plan of prod -->\nformer' },
    ];
    expect(comment(list).calls).toEqual([
      `gh api --silent --method PATCH repos/owner/name/issues/comments/3 --input - < ${body}`,
    ]);
  });
});

describeScript('The issue about drift', () => {
  const issue = (CHANGES: string, list: unknown) =>
    runScript('drift-issue/drift-issue.sh', { GH_TOKEN: 't', ENVIRONMENT: 'prod', CHANGES, FILE }, gh(list));
  const open = [
    { number: 5, title: 'Drift in staging' },
    { number: 6, title: 'Drift in prod', pull_request: {} },
    { number: 9, title: 'Drift in prod' },
  ];

  it('is opened when a plan would change something', () => {
    const { calls } = issue('true', []);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain(
      'gh api --silent --method POST repos/owner/name/issues --input - < {"title":"Drift in prod"',
    );
    expect(calls[0]).toContain('at 0123456 would change something');
    expect(calls[0]).toContain('https://github.com/owner/name/blob/main/docs/delivery.md#drift');
    expect(calls[0]).toContain('### \\"quoted\\" $(id) `code`');
  });

  it('is written anew as long as it is open', () => {
    const { calls } = issue('true', open);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('--method PATCH repos/owner/name/issues/9 --input -');
  });

  it('is closed when the drift is gone', () => {
    expect(issue('false', open).calls).toEqual([
      'gh api --silent --method POST repos/owner/name/issues/9/comments --raw-field body=Gone: a plan changes nothing. https://github.com/owner/name/actions/runs/42',
      'gh api --silent --method PATCH repos/owner/name/issues/9 --raw-field state=closed',
    ]);
  });

  it('is not there when there is no drift', () => {
    const { calls, status } = issue('false', []);
    expect({ calls, status }).toEqual({ calls: [], status: 0 });
  });
});
