/** Prints the title of a step. */
export const printStep = (title: string): void => console.log(`\n== ${title}`);

/** Prints lines about the current step. */
export const print = (...lines: readonly string[]): void => console.log(lines.join('\n'));
