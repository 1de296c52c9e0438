import { filled, meaningOf, runbookOf, sectionOf } from '../../../ops/explain/runbook';

const PAGE = `# Alarms

## Services

### service-cpu

Busy. Look:

\`\`\`sh
# no heading
aws ecs describe-services --cluster CLUSTER --services $P-NAME
\`\`\`

#### Details

More.

### service-memory

Full.

## Database

Text.
`;

describe('a section of a runbook', () => {
  it('ends at the next heading of its level, with its code and the headings below it', () => {
    expect(sectionOf(PAGE, 'service-cpu')).toBe(
      PAGE.slice(PAGE.indexOf('Busy.'), PAGE.indexOf('### service-memory')).trim(),
    );
  });

  it('ends at a heading of a higher level', () => {
    expect(sectionOf(PAGE, 'service-memory')).toBe('Full.');
  });

  it('goes to the end of the page', () => {
    expect(sectionOf(PAGE, 'database')).toBe('Text.');
  });

  it('is missing without its heading', () => {
    expect(sectionOf(PAGE, 'no-heading')).toBeUndefined();
  });
});

describe('placeholders', () => {
  it('are filled with the values of the environment', () => {
    const values = { $P: 'bmo-learning-prod', $ENV: 'prod', NAME: 'ai', CLUSTER: 'main' };
    expect(filled('--cluster CLUSTER --services $P-NAME in $ENV', values)).toBe(
      '--cluster main --services bmo-learning-prod-ai in prod',
    );
  });

  it('stay where a value is unknown, and in longer words', () => {
    expect(filled('CLUSTER $PATH $P NAMES', { CLUSTER: undefined, $P: 'p', NAME: 'n' })).toBe(
      'CLUSTER $PATH p NAMES',
    );
  });
});

describe('the description of an alarm', () => {
  it('names a page and its heading, after the meaning', () => {
    const description = 'Busy. Runbook: docs/runbooks/alarms.md#service-cpu';
    expect(runbookOf(description)).toEqual({ page: 'docs/runbooks/alarms.md', heading: 'service-cpu' });
    expect(meaningOf(description)).toBe('Busy.');
  });

  it('may name none', () => {
    expect(runbookOf('Made by hand.')).toBeUndefined();
  });
});
