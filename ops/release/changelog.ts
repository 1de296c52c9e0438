/** Heading of what no version has yet. */
const UNRELEASED = '## [Unreleased]';

/**
 * Changes that no version has yet, by heading such as `Added`; undefined without the heading "[Unreleased]".
 * @see "Keep a Changelog" 1.1.0. Libraries that read it know its six headings only, and wrap the file anew.
 */
export function unreleasedChanges(changelog: string): ReadonlyMap<string, string> | undefined {
  const text = unreleasedPart(changelog);
  if (text === undefined) return undefined;
  const sections = text.split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading.trim(), lines.join('\n').trim()] as const;
    }),
  );
}

/** The changelog with what is unreleased as a version, and nothing unreleased. */
export const withRelease = (changelog: string, version: string, date: string): string =>
  changelog.replace(headingOf(UNRELEASED), `${UNRELEASED}\n\n## [${version}] - ${date}`);

function unreleasedPart(changelog: string): string | undefined {
  const [, after] = changelog.split(headingOf(UNRELEASED));
  return after?.split(/^## /m)[0];
}

/** The whole line, and no text that quotes it. */
const headingOf = (heading: string): RegExp =>
  new RegExp(`^${heading.replace(/[[\]]/g, '\\$&')}[ \\t]*$`, 'm');
