import { marked, type Token, type Tokens } from 'marked';

/** A section of a runbook. */
export interface RunbookSection {
  /** Page and heading, such as `docs/runbooks/alarms.md#service-cpu`. */
  readonly link: string;
  /** Markdown below the heading, with the values of the environment in place of those that were known. */
  readonly text: string;
}

const LINK = /Runbook: (?<page>\S+\.md)#(?<heading>[a-z0-9-]+)/;

/** Page and heading that the description of an alarm names; undefined in the description of somebody else's alarm. */
export function runbookOf(
  description: string,
): { readonly page: string; readonly heading: string } | undefined {
  const { page, heading } = LINK.exec(description)?.groups ?? {};
  return page && heading ? { page, heading } : undefined;
}

/** What the description of an alarm says before it names the runbook. */
export const meaningOf = (description: string): string => description.replace(LINK, '').trim();

/** The text below a heading, up to the next heading of its level or a higher one; undefined without that heading. */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const tokens = marked.lexer(markdown);
  const start = tokens.findIndex((token) => isHeading(token) && anchorOf(token.text) === heading);
  const first = tokens[start];
  if (!first || !isHeading(first)) return undefined;
  const rest = tokens.slice(start + 1);
  const end = rest.findIndex((token) => isHeading(token) && token.depth <= first.depth);
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .map(({ raw }) => raw)
    .join('')
    .trim();
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';

/** As GitHub makes it of a heading in plain words. */
const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

/** Values by the placeholder that stands for them in the runbook, such as `CLUSTER`. */
export type Placeholders = Readonly<Record<string, string | undefined>>;

/**
 * Fills placeholders: words in capitals, or `$P` and `$ENV`. One whose value is unknown stays as it is, so that nobody runs a
 * command on the wrong thing.
 */
export const filled = (text: string, values: Placeholders): string =>
  Object.entries(values).reduce(
    (result, [name, value]) =>
      value === undefined
        ? result
        : result.replaceAll(new RegExp(`(?<!\\w)${name.replace('$', '\\$')}\\b`, 'g'), () => value),
    text,
  );
